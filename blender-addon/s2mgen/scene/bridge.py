"""What differs between Blender 3.4 and 5.2, by asking for the feature and not for the number where that is possible."""

from __future__ import annotations

from s2mgen.scene.blender import VERSION, Block, bpy

COMPOSITOR_MATH = "CompositorNodeMath" if VERSION < (5, 0, 0) else "ShaderNodeMath"


def first_of(sockets: Block, *names: str) -> Block:
    """The first socket that exists under one of its names over the versions. KeyError if none does."""
    for name in names:
        if name in sockets:
            return sockets[name]
    raise KeyError(f"no socket named {' or '.join(names)}")


def node_tree(block: Block) -> Block:
    """The node tree of a material or world. 5.x always has one and warns about `use_nodes`."""
    if block.node_tree is None:
        block.use_nodes = True
    return block.node_tree


def add_group_socket(tree: Block, name: str, kind: str, output: bool) -> None:
    """Adds a socket to a node group; `kind` as in 'NodeSocketFloat'. 4.0 moved them into `interface`."""
    if hasattr(tree, "interface"):
        tree.interface.new_socket(name, in_out="OUTPUT" if output else "INPUT", socket_type=kind)
    else:
        (tree.outputs if output else tree.inputs).new(kind, name)


def compositor_of(scene: Block) -> Block:
    """The scene's compositor tree. 5.0 keeps it as a node group."""
    if hasattr(scene, "compositing_node_group"):
        tree = scene.compositing_node_group
        if tree is None:
            tree = bpy.data.node_groups.new("compositor", "CompositorNodeTree")
            scene.compositing_node_group = tree
    else:
        scene.use_nodes = True
        tree = scene.node_tree
    return tree


def compositor_result(tree: Block, socket: Block) -> None:
    """Makes `socket` the picture that the render returns."""
    if VERSION >= (5, 0, 0):
        if not any(item.name == "Image" for item in tree.interface.items_tree):
            tree.interface.new_socket("Image", in_out="OUTPUT", socket_type="NodeSocketColor")
        node = tree.nodes.new("NodeGroupOutput")
    else:
        node = tree.nodes.new("CompositorNodeComposite")
    tree.links.new(socket, node.inputs[0])


def float_output(tree: Block, slots: list[str], values: int) -> Block:
    """A File Output node that writes its inputs as 32-bit OpenEXR, not compressed, with 1, 3 or 4 values a pixel.

    Names on disk are `<slot>0001.exr` up to 4.x and `<slot>.exr` from 5.0.
    """
    node = tree.nodes.new("CompositorNodeOutputFile")
    if hasattr(node.format, "media_type"):
        node.format.media_type = "IMAGE"
    node.format.file_format = "OPEN_EXR"
    try:
        node.format.color_mode = {1: "BW", 3: "RGB", 4: "RGBA"}[values]
    except TypeError:
        # 3.4 has no grey OpenEXR and writes the value three times.
        node.format.color_mode = "RGB"
    node.format.color_depth, node.format.exr_codec = "32", "NONE"
    if hasattr(node, "file_output_items"):
        node.file_name = ""
        node.file_output_items.clear()
        for slot in slots:
            node.file_output_items.new("FLOAT" if values == 1 else "RGBA", slot)
    else:
        node.file_slots.clear()
        for slot in slots:
            node.file_slots.new(slot)
    return node


def set_output_folder(node: Block, folder: str) -> None:
    """Where a File Output node writes."""
    setattr(node, "base_path" if hasattr(node, "base_path") else "directory", folder)


def set_id_mask(node: Block, index: int) -> None:
    """An ID Mask node for one pass index, without its morphological anti-aliasing."""
    if hasattr(node, "index"):
        node.index, node.use_antialiasing = index, False
    else:
        node.inputs["Index"].default_value, node.inputs["Anti-Alias"].default_value = index, False


def png_settings(settings: Block, mode: str) -> None:
    """`settings` is an ImageFormatSettings, `mode` is RGB or BW."""
    if hasattr(settings, "media_type"):
        settings.media_type = "IMAGE"
    settings.file_format, settings.color_mode, settings.color_depth = "PNG", mode, "8"


def set_view(scene: Block, transform: str, look: str) -> None:
    """Sets view transform and look. Filmic's and AgX's looks carry a prefix in some versions. ValueError if unknown."""
    view = scene.view_settings
    view.view_transform = transform
    for name in (look, f"{transform} - {look}"):
        try:
            view.look = name
            return
        except TypeError:
            continue
    if transform == "Standard":
        view.look = "None"
        return
    raise ValueError(f"Blender {bpy.app.version_string} has no look {look!r} for the view transform {transform!r}")


def centre_shutter(scene: Block) -> None:
    """The shutter is open from half a frame before to half a frame after. The setting moved out of Cycles in 4.x."""
    holder = scene.render if hasattr(scene.render, "motion_blur_position") else scene.cycles
    holder.motion_blur_position = "CENTER"
