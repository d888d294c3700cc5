import unittest
from typing import Any

import packs

from s2mgen.spec import SpecError, check_person, check_scene


def changed(path: str, value: object) -> dict:
    """A good scene with one value replaced; the path is dotted."""
    scene: Any = packs.scenes()[0]
    *names, last = path.split(".")
    place: Any = scene
    for name in names:
        place = place[int(name)] if isinstance(place, list) else place[name]
    place[int(last) if isinstance(place, list) else last] = value
    return scene


class SceneSpecs(unittest.TestCase):
    def refusal(self, path: str, value: object) -> SpecError:
        with self.assertRaises(SpecError) as caught:
            check_scene(changed(path, value))
        return caught.exception

    def test_scenes_of_the_sampler_pass(self):
        for scene in packs.scenes():
            self.assertIs(check_scene(scene), scene)

    def test_an_empty_scene_passes(self):
        self.assertEqual([], check_scene(changed("people", []))["people"])

    def test_people_under_25_are_refused(self):
        error = self.refusal("people.0.person.body.age", 24.9)
        self.assertEqual(error.path, "people[0].person.body.age")
        self.assertIn("at least 25", str(error))
        self.assertIn("only adults", str(error))

    def test_an_error_names_path_and_rule(self):
        for path, value, rule in (
            ("render.width", 15, "at least 16"),
            ("render.width", 100.5, "whole number"),
            ("people.0.person.body.gender", 1.2, "at most 1"),
            ("people.0.person.body.gender", float("nan"), "finite number"),
            ("people.0.person.body.gender", True, "finite number"),
            ("people.0.person.clothed", 1, "true or false"),
            ("people.0.person.turn", "0", "finite number"),
            ("format", "s2mgen.preset", "'s2mgen.scene'"),
            ("version", 3, "must be 2"),
            ("view.look", "Vivid", "'None' or"),
            ("labels.skin", [], "at least 1 entries"),
            ("exposure", {"kind": "fixed"}, "missing"),
        ):
            with self.subTest(path=path, value=value):
                error = self.refusal(path, value)
                self.assertTrue(error.path.startswith(path.replace(".0", "[0]")), error.path)
                self.assertIn(rule, error.rule)

    def test_an_error_inside_a_list_names_the_entry(self):
        self.assertEqual(self.refusal("lights.1.energy", -1).path, "lights[1].energy")

    def test_unknown_fields_are_refused(self):
        self.assertEqual(self.refusal("people.0.person.body.shoeSize", 44).path, "people[0].person.body.shoeSize")

    def test_missing_fields_are_refused(self):
        scene = packs.scenes()[0]
        del scene["people"][0]["person"]["skin"]["lab"]
        with self.assertRaises(SpecError) as caught:
            check_scene(scene)
        self.assertEqual((caught.exception.path, caught.exception.rule), ("people[0].person.skin.lab", "is missing"))

    def test_a_person_alone_can_be_checked(self):
        with self.assertRaises(SpecError) as caught:
            check_person(packs.person(body_age=18))
        self.assertEqual(caught.exception.path, "person.body.age")


if __name__ == "__main__":
    unittest.main()
