"""Stands in for MPFB 2: signatures recorded from its source, none of its code. Bodies come from the tests' asset pack."""

bl_info = {"name": "MPFB", "version": (2, 0, 15), "blender": (4, 2, 0), "category": "MakeHuman"}


def register() -> None: ...


def unregister() -> None: ...
