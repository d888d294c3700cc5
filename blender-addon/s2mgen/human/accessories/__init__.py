"""Small things that people wear, made here and laid on the body."""
