"""Builds a scene spec in Blender."""
