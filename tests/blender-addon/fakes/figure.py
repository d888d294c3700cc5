"""A whole figure for the stand-ins of Human Generator: armature, body with hair, eyes, teeth, clothes, of the asset pack."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import Any

import bpy
import numpy as np
from mathutils import kdtree
from packs import pack, parts, person

from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.body.shape import shape_body
from s2mgen.human.clothes.dressed import outfit
from s2mgen.human.features import face_parts
from s2mgen.human.geometry import Part
from s2mgen.human.posing.pose import rest_joints
from s2mgen.human.posing.skinning import upright
from s2mgen.scene.bridge import node_tree
from s2mgen.scene.meshes import new_mesh

#: Beginning of a bone of the pack → bone of Human Generator's armature; `.L` or `.R` follows where the pack's has it.
BONES = {
    "neck": "neck", "spine05": "spine", "spine04": "spine.001", "spine03": "spine.002", "spine0": "spine.003",
    "pelvis": "spine", "root": "spine", "clavicle": "shoulder", "shoulder": "shoulder", "upperarm": "upper_arm",
    "lowerarm": "forearm", "wrist": "hand", "metacarpal": "palm.01", "finger1-": "thumb.0", "finger2-": "f_index.0",
    "finger3-": "f_middle.0", "finger4-": "f_ring.0", "finger5-": "f_pinky.0", "upperleg": "thigh", "lowerleg": "shin",
    "foot": "foot", "toe": "toe", "breast": "breast",
}  # fmt: skip
#: Bones with the pack's bones at which they begin and end.
ARMATURE = {
    "spine": ("spine05", "spine04"), "spine.001": ("spine04", "spine03"), "spine.002": ("spine03", "spine02"),
    "spine.003": ("spine02", "neck01"), "neck": ("neck01", "head"), "head": ("head", "special03"),
} | {
    f"{bone}.{side}": (f"{first}.{side}", f"{last}.{side}")
    for side in "LR"
    for bone, (first, last) in {
        "shoulder": ("clavicle", "upperarm01"), "upper_arm": ("upperarm01", "lowerarm01"),
        "forearm": ("lowerarm01", "wrist"), "hand": ("wrist", "finger3-1"), "palm.01": ("wrist", "finger2-1"),
        "thigh": ("upperleg01", "lowerleg01"), "shin": ("lowerleg01", "foot"), "foot": ("foot", "toe3-1"),
        "toe": ("toe3-1", "toe3-2"), "breast": ("clavicle", "breast"),
        **{
            f"{name}.0{k}": (f"finger{n}-{k}", f"finger{n}-{min(k + 1, 3)}")
            for n, name in enumerate(("thumb", "f_index", "f_middle", "f_ring", "f_pinky"), 1)
            for k in (1, 2, 3)
        },
    }.items()
}  # fmt: skip


def _own_name(bone: str) -> str:
    for start, name in BONES.items():
        if bone.startswith(start):
            number = bone.removeprefix(start)[:1] if name.endswith("0") else ""
            return f"{name}{number}{bone[-2:] if bone[-2:] in ('.L', '.R') and not name.startswith('spine') else ''}"
    return "head"


@lru_cache(2)
def _rest(gender: str) -> tuple[Any, Any, Any]:
    """Somebody of a gender, their unposed vertices and bones that stand still."""
    wanted = person(0 if gender == "female" else 2, hat=None, facialHair=None)
    wanted["body"]["gender"] = float(gender == "male")
    vertices, _ = shape_body(wanted["body"], {}, pack().body, pack().targets, anatomy_of(pack()).details)
    still = np.tile(np.eye(3, 4, dtype=np.float32), (len(pack().body.rig.names), 1, 1))
    return wanted, vertices, still


def material(name: str, colour: tuple[float, float, float]) -> Any:
    made = bpy.data.materials.new(name)
    node_tree(made)
    made.node_tree.nodes["Principled BSDF"].inputs["Base Color"].default_value = (*colour, 1.0)
    return made


def new_human(gender: str) -> tuple[Any, Any]:
    """Armature and body, with eyes, teeth, brows and painted underwear."""
    wanted, vertices, still = _rest(gender)
    body, metres = pack().body, upright(vertices)
    rig = _armature(vertices)
    mesh = new_mesh("HG_Body", metres, body.body.faces, {"UVMap": body.body.uvs}, smooth=True)
    skin = material(".Human", (0.62, 0.36, 0.27))
    opacity = skin.node_tree.nodes.new("ShaderNodeMath")
    opacity.name, opacity.inputs[1].default_value = "Underwear_Opacity", 1.0
    mesh.materials.append(skin)
    figure = _bind(mesh, rig)
    used = np.unique(body.body.faces)
    names = np.array([_own_name(bone) for bone in anatomy_of(pack()).bone[used]])
    for name in np.unique(names):
        figure.vertex_groups.new(name=str(name)).add(np.flatnonzero(names == name).tolist(), 1.0, "REPLACE")
    points = metres[used]
    above = (names == "head") & (points[:, 2] > rig.data.bones["head"].tail_local.z + 0.03) & (points[:, 1] > -0.08)
    figure.vertex_groups.new(name="scalp").add(np.flatnonzero(above).tolist(), 1.0, "REPLACE")
    figure["hg_body"] = 1
    eyes, _, _, teeth, *_ = face_parts(wanted, pack(), vertices, still, parts())
    for part, mark in ((eyes, "hg_eyes"), (teeth, "hg_teeth")):
        _wear(part, rig, figure, mark, (0.8, 0.8, 0.75))
    return rig, figure


def grow_hair(figure: Any, name: str) -> None:
    """A hair system on the scalp."""
    modifier = figure.modifiers.new(name, "PARTICLE_SYSTEM")
    system = modifier.particle_system
    system.name, system.vertex_group_density = name, "scalp"
    system.settings.type, system.settings.count, system.settings.hair_length = "HAIR", 1500, 0.05
    system.settings.display_step = 2


def clothe(rig: Any, figure: Any, gender: str, mark: str) -> None:
    """Clothes or shoes of the pack, and a mask over what lies deep below clothes."""
    wanted, vertices, still = _rest(gender)
    worn = outfit(wanted, pack(), anatomy_of(pack()), vertices, still, upright(vertices), parts())
    for part in worn.parts if mark == "cloth" else worn.shoes:
        _wear(part, rig, figure, mark, (0.1, 0.2, 0.5))
    used = np.unique(pack().body.body.faces)
    mask = figure.vertex_groups.new(name=f"mask_{mark}")
    mask.add(np.flatnonzero(worn.cover[used] >= 1).tolist(), 1.0, "REPLACE")
    modifier = figure.modifiers.new("mask", "MASK")
    modifier.vertex_group, modifier.invert_vertex_group = mask.name, True


def pose(rig: Any) -> None:
    """The left arm a little forward."""
    bone = rig.pose.bones["upper_arm.L"]
    bone.rotation_mode = "XYZ"
    bone.rotation_euler = (math.radians(-35), 0, 0)


def _armature(vertices: Any) -> Any:
    skeleton = pack().body.rig
    joints = upright(rest_joints(vertices, skeleton))
    at = {name: joints[number] for number, name in enumerate(skeleton.names)}
    rig = bpy.data.objects.new("HG_Ada", bpy.data.armatures.new("HG_Ada"))
    bpy.context.scene.collection.objects.link(rig)
    bpy.context.view_layer.objects.active = rig
    bpy.ops.object.mode_set(mode="EDIT")
    for name, (first, last) in ARMATURE.items():
        bone = rig.data.edit_bones.new(name)
        bone.head, bone.tail = at[first].tolist(), at[last].tolist()
        if bone.length < 1e-3:
            bone.tail = (at[first] + np.array([0, -0.02, 0])).tolist()
    for side in "LR":
        for chain in (("shoulder", "upper_arm", "forearm", "hand"), ("thigh", "shin", "foot", "toe")):
            for parent, child in pairwise(chain):
                rig.data.edit_bones[f"{child}.{side}"].parent = rig.data.edit_bones[f"{parent}.{side}"]
        for bone in rig.data.edit_bones:
            if bone.name.startswith(("f_", "thumb", "palm")) and bone.name.endswith(side):
                bone.parent = rig.data.edit_bones[f"hand.{side}"]
    bpy.ops.object.mode_set(mode="OBJECT")
    return rig


def _bind(mesh: Any, rig: Any) -> Any:
    thing = bpy.data.objects.new(mesh.name, mesh)
    bpy.context.scene.collection.objects.link(thing)
    thing.parent = rig
    thing.modifiers.new("Armature", "ARMATURE").object = rig
    return thing


def _wear(part: Part, rig: Any, figure: Any, mark: str, colour: tuple[float, float, float]) -> None:
    """A part of the pack as an object that moves with the body's nearest vertices."""
    mesh = new_mesh(part.name, part.vertices, part.faces, {"UVMap": part.uvs}, smooth=True)
    mesh.materials.append(material(part.name, colour))
    thing = _bind(mesh, rig)
    thing[mark] = 1
    tree = kdtree.KDTree(len(figure.data.vertices))
    for vertex in figure.data.vertices:
        tree.insert(vertex.co, vertex.index)
    tree.balance()
    owner: dict[str, list[int]] = {}
    for vertex in mesh.vertices:
        nearest = figure.data.vertices[tree.find(vertex.co)[1]]
        owner.setdefault(figure.vertex_groups[nearest.groups[0].group].name, []).append(vertex.index)
    for name, own in owner.items():
        thing.vertex_groups.new(name=name).add(own, 1.0, "REPLACE")
