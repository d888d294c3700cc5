import json
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np

from s2mgen.render.pixels import read_pixels
from support import specs
from support.likeness import FEW, unlike
from support.pack import asset_pack
from support.worker import START, Worker


class Process(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.out = Path(folder.name) / "dataset"

    def worker(self) -> Worker:
        worker = Worker("--pack", str(asset_pack()), "--device", "cpu")
        self.addCleanup(worker.__exit__, None, None, None)
        ready = worker.event()
        self.assertEqual((ready["event"], ready["protocol"], ready["pid"]), ("ready", 1, worker.process.pid))
        return worker

    def test_bad_commands_are_answered_and_the_next_one_works(self) -> None:
        worker = self.worker()
        wrong = [
            ("garbage", None, "spec"),
            ("[1, 2]", None, "spec"),
            ({"command": "dance", "id": 1}, 1, "spec"),
            ({"command": "render", "id": 2, "out": str(self.out)}, 2, "spec"),
            ({"command": "render", "id": 3, "spec": {"frame": 8}, "out": str(self.out)}, 3, "spec"),
            ({"command": "render", "id": 4, "spec": specs.scene(8), "out": "/dev/null/x"}, 4, "disk"),
        ]
        for command, number, kind in wrong:
            with self.subTest(command=str(command)[:60]):
                worker.send(command)
                answer = worker.answer()
                self.assertEqual((answer["event"], answer["id"], answer["kind"]), ("error", number, kind))
                self.assertFalse(answer["retryable"])
        worker.send({"command": "render", "id": 5, "spec": specs.scene(8), "out": str(self.out)})
        answer = worker.answer()
        self.assertEqual((answer["event"], answer["id"], answer["result"]["frame"]), ("frame", 5, 8))
        worker.send({"command": "quit"})
        self.assertEqual(worker.answer()["event"], "bye")
        self.assertEqual(worker.process.wait(), 0)

    def test_two_processes_make_the_same_pixels_and_the_same_mask_files(self) -> None:
        images, files = [], []
        for run in range(2):
            worker = self.worker()
            out = self.out / str(run)
            order = [specs.scene(0), specs.scene(1, people=specs.alone(specs.person(3)), room=specs.room(2))]
            order = [specs.undenoised(spec) for spec in order]
            for spec in order if run == 0 else order[::-1]:
                worker.send({"command": "render", "id": spec["frame"], "spec": spec, "out": str(out)})
                self.assertEqual(worker.answer()["event"], "frame")
            images.append([read_pixels(path, 3).astype(np.int16) for path in sorted(out.glob("images/*.png"))])
            files.append([path.read_bytes() for path in sorted(out.glob("masks/*/*.png"))])
        for first, second in zip(*images, strict=True):
            self.assertLess(unlike(first, second), FEW)
        self.assertEqual(len(files[0]), 4)
        self.assertEqual(files[0], files[1])

    def test_a_worker_killed_in_a_frame_leaves_no_frame_in_place(self) -> None:
        worker = self.worker()
        spec = specs.scene(0, size=1024)
        spec["render"]["samples"] = 512
        worker.send({"command": "render", "id": 1, "spec": spec, "out": str(self.out)})
        while worker.event()["phase"] != "trace":
            pass
        worker.process.kill()
        worker.process.wait()
        self.assertEqual([path for path in self.out.rglob("*.png") if ".partial" not in path.parts], [])

    def test_the_end_of_input_ends_the_worker_so_that_none_outlives_its_parent(self) -> None:
        worker = self.worker()
        worker.end_of_input()
        self.assertEqual(worker.answer()["event"], "bye")
        self.assertEqual(worker.process.wait(), 0)

    def test_the_body_comes_as_a_mesh_with_landmarks(self) -> None:
        worker = self.worker()
        file = self.out.parent / "body.bin"
        worker.send({"command": "body", "id": 1, "spec": specs.scene(0), "file": str(file)})
        answer = worker.answer()
        self.assertEqual(answer["event"], "body")
        self.assertGreater(answer["landmarks"]["face"][2], 1.2)
        vertices, triangles = struct.unpack("<II", file.read_bytes()[:8])
        self.assertGreater(min(vertices, triangles), 1000)
        worker.send({"command": "body", "id": 2, "spec": specs.scene(0, people=[]), "file": str(file)})
        self.assertEqual(worker.answer()["kind"], "spec")

    def test_a_missing_pack_is_an_error_event_and_exit_code_1(self) -> None:
        with Worker("--pack", str(self.out / "nowhere")) as worker:
            answer = worker.answer()
            self.assertEqual((answer["event"], answer["kind"]), ("error", "asset"))
            self.assertIn("nowhere", answer["message"])
            self.assertEqual(worker.process.wait(), 1)


class Probe(unittest.TestCase):
    def test_the_probe_prints_one_line_of_json_and_nothing_else_on_stdout(self) -> None:
        done = subprocess.run([sys.executable, str(START), "--probe"], capture_output=True, text=True, check=True)
        (line,) = done.stdout.splitlines()
        found = json.loads(line)
        self.assertRegex(found["blender"], r"^\d+\.\d+\.\d+$")
        self.assertIn("CPU", found["devices"])
        self.assertIsInstance(found["denoiser"], bool)
        self.assertTrue(found["numpy"])
