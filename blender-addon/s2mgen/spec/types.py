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


class Paint(TypedDict):
    colour: Vector
    strength: float


class Tattoo(TypedDict):
    place: str
    design: str
    colour: Vector
    strength: float
    size: float
    angle: float


class Skin(TypedDict):
    texture: str
    ita: float
    lab: Vector
    contrast: float
    roughness: float
    specular: float
    subsurface: float
    bump: float
    wrinkles: float
    pores: float
    freckles: dict[str, float]
    moles: float
    blemishes: float
    tanLines: float
    makeUp: dict[str, Paint] | None
    tattoos: list[Tattoo]
    spotSeed: int


class Eyes(TypedDict):
    asset: str
    variant: int


class Eyebrows(TypedDict):
    asset: str
    colour: Vector


class Eyelashes(TypedDict):
    asset: str


class SecondColour(TypedDict):
    colour: Vector
    share: float


class CardHair(TypedDict):
    kind: Literal["cards"]
    asset: str
    colour: Vector
    roughness: float
    second: SecondColour


class CroppedHair(TypedDict):
    kind: Literal["cropped"]
    length: float
    density: float
    recession: float
    colour: Vector
    roughness: float
    second: SecondColour


Hair = CardHair | CroppedHair


class FacialHair(TypedDict):
    style: str
    length: float
    density: float
    colour: Vector


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
    region: Literal["top", "bottom", "skirt", "suit"]
    upperEdge: float
    lowerEdge: float
    sleeve: float
    neckline: float
    offset: float
    opening: float
    legCut: float
    flare: float
    collar: Literal["none", "shirt", "hood"]
    hem: float
    folds: float
    foldSeed: int
    material: dict[str, Any]


class MadeHat(TypedDict):
    kind: Literal["made"]
    shape: Literal["beanie", "cap", "headscarf"]
    material: dict[str, Any]


Hat = FittedGarment | MadeHat


Garment = FittedGarment | CutGarment


class Glasses(TypedDict):
    kind: Literal["glasses"]
    shape: str
    size: float
    thickness: float
    lens: Literal["clear", "tinted", "dark"]
    colour: Vector
    metallic: float


class Earrings(TypedDict):
    kind: Literal["earrings"]
    shape: str
    size: float
    colour: Vector
    metallic: float


class Necklace(TypedDict):
    kind: Literal["necklace"]
    shape: str
    drop: float
    thickness: float
    colour: Vector
    metallic: float


class Wrist(TypedDict):
    kind: Literal["wrist"]
    shape: str
    side: Literal["left", "right"]
    width: float
    colour: Vector
    metallic: float


class Mask(TypedDict):
    kind: Literal["mask"]
    material: dict[str, Any]


class Scarf(TypedDict):
    kind: Literal["scarf"]
    thickness: float
    material: dict[str, Any]


Accessory = Glasses | Earrings | Necklace | Wrist | Mask | Scarf


class HalfPose(TypedDict):
    asset: str
    mirrored: bool


class BoneTurn(TypedDict):
    bone: str
    axis: Vector
    angle: float


class HandGoal(TypedDict):
    side: Literal["left", "right"]
    goal: str
    offset: Vector
    strength: float


class Pose(TypedDict):
    upper: HalfPose
    lower: HalfPose
    turns: list[BoneTurn]
    hands: list[HandGoal]


class Person(TypedDict):
    provider: str
    body: Body
    skin: Skin
    eyes: Eyes
    eyebrows: Eyebrows
    eyelashes: Eyelashes
    hair: Hair | None
    facialHair: FacialHair | None
    clothed: bool
    garments: list[Garment]
    shoes: FittedGarment | None
    hat: Hat | None
    accessories: list[Accessory]
    pose: Pose
    expression: dict[str, float]
    turn: float
