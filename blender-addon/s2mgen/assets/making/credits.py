"""Who made what is in a pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

HEAD = """# Credits

All of it is dedicated to the public domain (CC0 1.0). Naming the makers is a courtesy.

* Base mesh, morph targets, weights, poses, skins and items: the MakeHuman project and its contributors (CC0).
* Poses by S2MGen Studio: drawn up for it (CC0).
* Panoramas, and the photographs made of them: Poly Haven, by way of @pmndrs/assets (CC0).
"""


def credits_text(assets: Mapping[str, Sequence[Mapping[str, object]]]) -> str:
    """Markdown: the makers, then a table of all assets."""
    lines = [HEAD, "| Asset | Author | Licence |", "| --- | --- | --- |"]
    for kind in sorted(assets):
        lines += [f"| {entry['id']} | {entry['author']} | {entry['licence']} |" for entry in assets[kind]]
    return "\n".join(lines) + "\n"
