"""Services of the stand-in."""
