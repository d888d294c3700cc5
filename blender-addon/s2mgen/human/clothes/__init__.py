"""Garments: cut from the body or fitted, layered, decent."""
