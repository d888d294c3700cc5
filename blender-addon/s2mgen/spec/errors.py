"""What is wrong with a spec."""


class SpecError(ValueError):
    """A value breaks a rule. `path` names the value (`person.body.age`), `rule` says what it must be."""

    def __init__(self, path: str, rule: str) -> None:
        super().__init__(f"{path or 'The scene spec'} {rule}.")
        self.path = path
        self.rule = rule
