"""The pictures of the starter deck: the scenes that make them, their list, and what is measured of them."""
