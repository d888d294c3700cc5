"""Who makes people: by the name in the spec."""

from __future__ import annotations

import unittest

import numpy as np
from packs import pack, parts, person

from s2mgen.human.build import build_human
from s2mgen.providers.people import People
from s2mgen.providers.provider import ProviderError


class Names(unittest.TestCase):
    def test_the_built_in_provider_makes_what_build_human_makes(self) -> None:
        made, wanted = People(pack()).build(person(), parts()), build_human(person(), parts(), pack())
        self.assertEqual(made.landmarks, wanted.landmarks)
        for one, other in zip(made.parts, wanted.parts, strict=True):
            np.testing.assert_array_equal(one.vertices, other.vertices)

    def test_a_provider_that_is_not_there_is_named_with_what_to_do(self) -> None:
        with self.assertRaisesRegex(
            ProviderError, "no provider of people named nobody. Set person.provider of the preset to builtin"
        ):
            People(pack()).build(person(provider="nobody"), parts())


if __name__ == "__main__":
    unittest.main()
