"""Renders a built scene: image and label map in one pass, exposure, files."""
