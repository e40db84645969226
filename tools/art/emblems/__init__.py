"""The app's icon and those of its two kinds of files, as scenes: for large sizes, from the hand that made the cards."""
