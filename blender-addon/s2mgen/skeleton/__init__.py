"""Bones and joints as rotations: what making poses and bending bodies share. No bpy, no assets."""
