"""Getting ready before people arrive, and what watches over the computer while they are there."""
