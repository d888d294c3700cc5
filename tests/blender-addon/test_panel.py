"""The panel in a real Blender: what it builds into an open scene, and that it takes all of it away again."""

from __future__ import annotations

import unittest
from typing import Any

try:
    import bpy  # pyright: ignore[reportMissingImports]
except ImportError as error:
    raise unittest.SkipTest("needs Blender") from error

from s2mgen.assets.errors import AssetError
from s2mgen.panel.open_scene import as_built, found, looked, realise, remove, state_of
from s2mgen.scene.materials import RACK
from support import specs
from support.pack import asset_pack

KINDS = ("objects", "meshes", "materials", "worlds", "cameras", "lights", "collections", "scenes")


def contents() -> dict[str, list[str]]:
    """Names of everything, but for idle materials on a worker's rack: only the tests have one in the same process."""
    rack = bpy.data.meshes.get(RACK)
    idle = set() if rack is None else {material.name for material in rack.materials}
    return {kind: sorted(block.name for block in getattr(bpy.data, kind) if block.name not in idle) for kind in KINDS}


class OpenScene(unittest.TestCase):
    def setUp(self) -> None:
        self.scene = bpy.data.scenes.new("the user's")
        self.addCleanup(bpy.data.scenes.remove, self.scene)
        self.spare = bpy.data.meshes.new("a mesh that nobody uses")
        self.addCleanup(bpy.data.meshes.remove, self.spare)
        self.before = contents()

    def realised(self, spec: dict[str, Any], use_settings: bool = True) -> Any:
        return realise(spec, [asset_pack()], None, use_settings, self.scene)

    def test_a_frame_stands_in_one_collection_and_goes_without_a_trace(self) -> None:
        root = self.realised(specs.scene())
        self.assertEqual([one.name for one in self.scene.collection.children], [root.name])
        self.assertEqual(self.scene.camera.data.lens, 50.0)
        self.assertGreater(len(root.all_objects), 12)
        self.assertTrue(remove(self.scene))
        self.assertEqual(contents(), self.before)
        self.assertIsNone(self.scene.camera)
        self.assertFalse(remove(self.scene))

    def test_another_frame_takes_the_place_of_the_first(self) -> None:
        self.realised(specs.scene())
        self.realised(specs.scene(frame=1, room=specs.panorama()), use_settings=False)
        self.assertEqual(len(self.scene.collection.children), 1)
        self.assertIsNone(self.scene.world)
        remove(self.scene)
        self.assertEqual(contents(), self.before)

    def test_a_frame_that_cannot_be_built_leaves_the_one_before(self) -> None:
        root = self.realised(specs.scene())
        kept = contents()
        broken = specs.scene()
        broken["people"][0]["person"]["hair"]["asset"] = "hair/none"
        with self.assertRaises(AssetError):
            self.realised(broken)
        self.assertEqual(found(self.scene), root)
        self.assertEqual(contents(), kept)
        remove(self.scene)

    def test_what_was_moved_is_told_from_what_was_not(self) -> None:
        root = self.realised(specs.scene())
        state = state_of(root)
        self.assertEqual(looked(root, state), as_built(state))
        self.scene.camera.location.z += 0.5
        lamp = next(thing for thing in root.objects if thing.type == "LIGHT")
        lamp.data.energy *= 2
        now, built = looked(root, state), as_built(state)
        assert now.camera is not None
        assert built.camera is not None
        self.assertAlmostEqual(now.camera.position[2] - built.camera.position[2], 0.5, 4)
        self.assertEqual(now.lamps[lamp.name].energy, 2 * built.lamps[lamp.name].energy)
        self.assertEqual(built.lamps[lamp.name].group, "large")
        remove(self.scene)


if __name__ == "__main__":
    unittest.main()
