"""Why a person cannot be made."""


class PersonError(ValueError):
    """A spec asks for a person that is not made: not decently dressed, an unknown part, an impossible value."""
