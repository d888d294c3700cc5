"""The sidebar in Blender's 3D view: looks at frame k of a preset in the open scene and writes adjustments back.

`studio`, `preset_file`, `adjustments` and `write_back` know no Blender; `registration` brings the rest into it.
"""
