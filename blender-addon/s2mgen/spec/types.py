"""Types of the parts of a checked spec that the provider of people reads. Units as in `shared/domain/scene/spec.ts`."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

Vector = list[float]


class Body(TypedDict):
    gender: float
    age: float
    muscle: float
    weight: float
    height: float
    proportions: float
    cupSize: float
    firmness: float
    ethnicity: dict[str, float]
    details: dict[str, float]


class Skin(TypedDict):
    texture: str
    ita: float
    lab: Vector
    contrast: float
    roughness: float
    specular: float
    subsurface: float
    bump: float


class Eyes(TypedDict):
    asset: str
    variant: int


class Eyebrows(TypedDict):
    asset: str
    colour: Vector


class Eyelashes(TypedDict):
    asset: str


class Hair(TypedDict):
    asset: str
    colour: Vector
    roughness: float


class FittedGarment(TypedDict):
    kind: Literal["fitted"]
    asset: str
    part: Literal["whole", "top", "bottom"]
    variant: int
    recolour: dict[str, float]
    roughness: float
    material: dict[str, Any] | None


class CutGarment(TypedDict):
    kind: Literal["cut"]
    region: Literal["top", "bottom", "skirt"]
    upperEdge: float
    lowerEdge: float
    sleeve: float
    neckline: float
    offset: float
    material: dict[str, Any]


Garment = FittedGarment | CutGarment


class HalfPose(TypedDict):
    asset: str
    mirrored: bool


class BoneTurn(TypedDict):
    bone: str
    axis: Vector
    angle: float


class Pose(TypedDict):
    upper: HalfPose
    lower: HalfPose
    turns: list[BoneTurn]


class Person(TypedDict):
    body: Body
    skin: Skin
    eyes: Eyes
    eyebrows: Eyebrows
    eyelashes: Eyelashes
    hair: Hair | None
    clothed: bool
    garments: list[Garment]
    shoes: FittedGarment | None
    hat: FittedGarment | None
    pose: Pose
    expression: dict[str, float]
    turn: float
