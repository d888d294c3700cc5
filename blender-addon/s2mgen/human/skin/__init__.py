"""Skin of one person: textures painted by place on the body."""
