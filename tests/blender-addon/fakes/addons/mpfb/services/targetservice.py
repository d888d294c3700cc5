"""Macro values as MPFB 2.0.15 has them."""

from typing import Any


class TargetService:
    @staticmethod
    def get_default_macro_info_dict() -> dict[str, Any]:
        sliders = ("gender", "age", "muscle", "weight", "proportions", "height", "cupsize", "firmness")
        return {**dict.fromkeys(sliders, 0.5), "race": dict.fromkeys(("asian", "caucasian", "african"), 0.33)}
