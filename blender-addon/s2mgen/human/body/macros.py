"""Macro sliders → weights of morph targets. Rules as in MakeHuman: a target weighs the product of what its name says."""

from __future__ import annotations

from collections.abc import Mapping

#: Years at the two ends of the adult half of the age slider.
YOUNGEST, OLDEST = 25.0, 90.0
#: Weights below this move nothing visible.
NEGLIGIBLE = 1e-4

Weights = dict[str, float]


def _three(value: float, low: str, middle: str, high: str) -> Weights:
    """A slider with 0.5 as its middle, between three named shapes."""
    top, bottom = max(0.0, 2 * value - 1), max(0.0, 1 - 2 * value)
    return {low: bottom, middle: 1 - top - bottom, high: top}


def ages(years: float) -> Weights:
    """Shares of the young and the old adult. ValueError below 25: there are no shapes of children here."""
    if not YOUNGEST <= years <= OLDEST:
        raise ValueError(f"age must be between {YOUNGEST:g} and {OLDEST:g} years, it is {years:g}")
    old = (years - YOUNGEST) / (OLDEST - YOUNGEST)
    return {"young": 1 - old, "old": old}


def _stems(body: Mapping[str, float], gender: str, gender_share: float) -> Weights:
    """`female-young-averagemuscle-maxweight` → weight, of one gender."""
    muscles = _three(body["muscle"], "minmuscle", "averagemuscle", "maxmuscle")
    fats = _three(body["weight"], "minweight", "averageweight", "maxweight")
    return {
        f"{gender}-{age}-{muscle}-{fat}": gender_share * age_share * muscle_share * fat_share
        for age, age_share in ages(body["age"]).items()
        for muscle, muscle_share in muscles.items()
        for fat, fat_share in fats.items()
    }


def macro_weights(body: Mapping[str, float], ethnicity: Mapping[str, float]) -> Weights:
    """Everything but height. `body`: gender (0 female … 1 male), age in years, and 0..1 muscle, weight, proportions,
    cupSize, firmness. `ethnicity`: shares of african, asian and caucasian shapes, of any sum above 0."""
    total = sum(ethnicity.values())
    props = _three(body["proportions"], "uncommonproportions", "regularproportions", "idealproportions")
    cups = _three(body["cupSize"], "mincup", "averagecup", "maxcup")
    firms = _three(body["firmness"], "minfirmness", "averagefirmness", "maxfirmness")
    weights: Weights = {}
    for gender, share in (("female", 1 - body["gender"]), ("male", body["gender"])):
        for age, age_share in ages(body["age"]).items():
            for race, part in ethnicity.items():
                weights[f"macrodetails/{race}-{gender}-{age}"] = share * age_share * part / total
        for stem, stem_share in _stems(body, gender, share).items():
            weights[f"macrodetails/universal-{stem}"] = stem_share
            for prop, part in props.items():
                weights[f"macrodetails/proportions/{stem}-{prop}"] = stem_share * part
            if gender == "female":
                for cup, cup_share in cups.items():
                    for firm, firm_share in firms.items():
                        weights[f"breast/{stem}-{cup}-{firm}"] = stem_share * cup_share * firm_share
    return {name: weight for name, weight in weights.items() if weight > NEGLIGIBLE}


def height_weights(body: Mapping[str, float], end: str) -> Weights:
    """Weights of the height targets at one end of the height slider: `minheight` or `maxheight`."""
    weights: Weights = {}
    for gender, share in (("female", 1 - body["gender"]), ("male", body["gender"])):
        for stem, stem_share in _stems(body, gender, share).items():
            weights[f"macrodetails/height/{stem}-{end}"] = stem_share
    return {name: weight for name, weight in weights.items() if weight > NEGLIGIBLE}
