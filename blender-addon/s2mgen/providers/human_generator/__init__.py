"""People of Human Generator (HumGen3D), an add-on that the user owns, of versions 3 and 4.

Its code is GPL-3 and its content commercial: it is called in the user's Blender, nothing of it is copied or shipped. The human
is made there, its evaluated meshes and hair become arrays, its own materials are kept, and all else is removed again.
"""
