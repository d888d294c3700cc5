"""A frame in the scene that is open: all of it in one collection, which comes and goes; nothing else is touched."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from s2mgen.assets.library import AssetLibrary
from s2mgen.panel.adjustments import CameraPlace, LampValues, Looked
from s2mgen.panel.exposure import rough_exposure
from s2mgen.providers.people import People
from s2mgen.scene.aim import EMPTY_LANDMARKS
from s2mgen.scene.blender import Block, bpy
from s2mgen.scene.bridge import set_view
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.stage import Stage
from s2mgen.spec import check_scene
from s2mgen.worker.assets import PictureSources

COLLECTION = "S2MGen"
#: Property of the collection that tells what stands in it.
STATE = "s2mgen"


def realise(
    spec: Mapping[str, Any], packs: Sequence[Path], backgrounds: Path | None, use_settings: bool, scene: Block
) -> Block:
    """Builds a frame into `scene` and answers its collection; an earlier one is removed.

    `use_settings`: also the scene's camera, world, picture size and view become the frame's; `remove` gives them back.
    SpecError, PersonError, AssetError, PictureError leave the scene as it was.
    """
    checked = check_scene(spec)
    library = AssetLibrary(packs[0], packs[1:])
    pictures = Pictures(PictureSources(library, backgrounds).locate)
    scratch = bpy.data.scenes.new(f"{COLLECTION} workshop")
    known = set(bpy.data.images)
    try:
        with _sheltered(), bpy.context.temp_override(scene=scratch, view_layer=scratch.view_layers[0]):
            stage = Stage(People(library).build, pictures, fresh=False)
            stage.show(checked)
            stage.look(checked["cameras"][0])
    except BaseException:
        _dissolve(scratch)
        raise
    remove(scene)
    root = _taken_over(scratch, scene)
    for image in set(bpy.data.images) - known:
        if Path(bpy.path.abspath(image.filepath)).is_relative_to(bpy.app.tempdir):
            # Blender's temporary folder goes when it ends; the .blend file may stay.
            image.pack()
    lamps = [thing for thing in root.objects if thing.type == "LIGHT"]
    for lamp in lamps[len(checked["lights"]) :]:
        bpy.data.lights.remove(lamp.data)
    state: dict[str, Any] = {
        "framing": checked["cameras"][0]["framing"],
        "focus": list((stage.landmarks or EMPTY_LANDMARKS)[checked["cameras"][0]["focalPoint"]]),
        "sensor": checked["cameras"][0]["sensor"],
        "groups": {
            lamp.name: "large" if light["aim"]["kind"] == "person" else "small"
            for lamp, light in zip(lamps, checked["lights"], strict=False)
        },
        "before": _use(checked, root, scratch, scene) if use_settings else None,
    }
    world = scratch.world
    bpy.data.scenes.remove(scratch)
    if not use_settings and world is not None:
        _drop_world(world)
    note_view(root, state)
    return root


def note_view(root: Block, state: Mapping[str, Any]) -> None:
    """Notes camera and lamps as they stand: only what differs from this counts as adjusted."""
    root[STATE] = json.dumps({**state, "built": _stored(looked(root, state))})


def found(scene: Block) -> Block | None:
    """The frame's collection in a scene."""
    return next((one for one in scene.collection.children if STATE in one and one.name.startswith(COLLECTION)), None)


def state_of(root: Block) -> dict[str, Any]:
    """What `realise` noted down."""
    return json.loads(root[STATE])


def looked(root: Block, state: Mapping[str, Any]) -> Looked:
    """Camera and lamps as they stand now."""
    camera = next((thing for thing in root.objects if thing.type == "CAMERA"), None)
    place = None
    if camera is not None:
        matrix = camera.matrix_world if camera.parent or camera.constraints else camera.matrix_basis
        forward = -matrix.col[2].xyz.normalized()
        length = float(camera.data.lens) * float(state["sensor"]) / float(camera.data.sensor_width)
        place = CameraPlace(tuple(matrix.translation), tuple(forward), length)
    lamps = {
        thing.name: LampValues(state["groups"][thing.name], float(thing.data.energy), float(thing.data.size))
        for thing in root.objects
        if thing.type == "LIGHT" and thing.name in state["groups"]
    }
    return Looked(place, lamps)


def _stored(view: Looked) -> dict[str, Any]:
    camera = view.camera
    return {
        "camera": None if camera is None else [camera.position, camera.forward, camera.focal_length],
        "lamps": {name: [lamp.group, lamp.energy, lamp.size] for name, lamp in view.lamps.items()},
    }


def as_built(state: Mapping[str, Any]) -> Looked:
    """Camera and lamps as `realise` left them."""
    stored = state["built"]
    camera = stored["camera"]
    place = None if camera is None else CameraPlace(tuple(camera[0]), tuple(camera[1]), float(camera[2]))
    return Looked(place, {name: LampValues(*values) for name, values in stored["lamps"].items()})


def remove(scene: Block) -> bool:
    """Takes the frame out of the scene, with all that only it used; False where there is none."""
    root = found(scene)
    if root is None:
        return False
    before = state_of(root)["before"]
    if before is not None:
        _give_back(before, scene)
    _delete(root)
    return True


def _use(spec: Mapping[str, Any], root: Block, scratch: Block, scene: Block) -> dict[str, Any]:
    """Makes camera, world, picture size and view the frame's; answers what they were."""
    render, view = scene.render, scene.view_settings
    before = {
        "camera": scene.camera.name if scene.camera else None,
        "world": scene.world.name if scene.world else None,
        "size": [render.resolution_x, render.resolution_y],
        "view": [view.view_transform, view.look],
        "exposure": view.exposure,
    }
    scene.camera, scene.world = scratch.camera, scratch.world
    render.resolution_x, render.resolution_y = int(spec["render"]["width"]), int(spec["render"]["height"])
    set_view(scene, spec["view"]["transform"], spec["view"]["look"])
    view.exposure = rough_exposure(spec)
    return before


def _give_back(before: Mapping[str, Any], scene: Block) -> None:
    ours = scene.world
    scene.camera = bpy.data.objects.get(before["camera"] or "")
    scene.world = bpy.data.worlds.get(before["world"] or "")
    if ours is not None and ours.users == 0 and ours != scene.world:
        _drop_world(ours)
    scene.render.resolution_x, scene.render.resolution_y = before["size"]
    view = scene.view_settings
    (view.view_transform, view.look), view.exposure = before["view"], before["exposure"]


def _taken_over(scratch: Block, scene: Block) -> Block:
    """Moves what the workshop holds into a collection of the open scene."""
    root = bpy.data.collections.new(COLLECTION)
    for child in list(scratch.collection.children):
        root.children.link(child)
        scratch.collection.children.unlink(child)
    for thing in list(scratch.collection.objects):
        root.objects.link(thing)
        scratch.collection.objects.unlink(thing)
    scene.collection.children.link(root)
    return root


def _dissolve(scratch: Block) -> None:
    """Removes a workshop with what was built in it so far."""
    root = bpy.data.collections.new(COLLECTION)
    for child in list(scratch.collection.children):
        root.children.link(child)
    for thing in list(scratch.collection.objects):
        root.objects.link(thing)
    world = scratch.world
    bpy.data.scenes.remove(scratch)
    if world is not None:
        _drop_world(world)
    _delete(root)


def _delete(root: Block) -> None:
    """Removes a collection with its objects, and their data, materials and images where nobody else uses them."""
    things = list(root.all_objects)
    data = {thing.data for thing in things if thing.data is not None}
    materials = {slot.material for thing in things for slot in thing.material_slots if slot.material is not None}
    materials |= {one for block in data for one in getattr(block, "materials", ()) if one is not None}
    images = {image for material in materials for image in _images(material)}
    for thing in things:
        bpy.data.objects.remove(thing, do_unlink=True)
    for block in data:
        if block.users == 0:
            {"MESH": bpy.data.meshes, "CAMERA": bpy.data.cameras}.get(_kind(block), bpy.data.lights).remove(block)
    for material in materials:
        material.use_fake_user = False
        if material.users == 0:
            bpy.data.materials.remove(material)
    _forget(images)
    for child in list(root.children_recursive):
        bpy.data.collections.remove(child)
    bpy.data.collections.remove(root)


def _drop_world(world: Block) -> None:
    images = _images(world)
    bpy.data.worlds.remove(world)
    _forget(images)


def _images(block: Block) -> set[Block]:
    """Pictures in the nodes of a material or world."""
    nodes = block.node_tree.nodes if block.node_tree is not None else ()
    return {node.image for node in nodes if getattr(node, "image", None) is not None}


def _forget(images: set[Block]) -> None:
    for image in images:
        if image.users == 0:
            bpy.data.images.remove(image)


def _kind(block: Block) -> str:
    return "MESH" if hasattr(block, "polygons") else "CAMERA" if hasattr(block, "lens") else "LIGHT"


@contextmanager
def _sheltered() -> Iterator[None]:
    """What nobody uses is the user's too: the stage clears such meshes and images away, unless they are kept by a fake user."""
    idle = [block for kind in (bpy.data.meshes, bpy.data.images) for block in kind if block.users == 0]
    for block in idle:
        block.use_fake_user = True
    try:
        yield
    finally:
        for block in idle:
            block.use_fake_user = False
