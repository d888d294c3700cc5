"""What a reader of packs reports."""


class AssetError(ValueError):
    """A pack or one of its assets is missing or damaged. The message says which file and what to do."""
