"""The joints of one body, at rest and in a pose."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from s2mgen.skeleton.rotations import Array


class Skeleton:
    """Bones by name: joints at rest [bone, 3], and matrices [bone, 3, 4] that move the body at rest into its pose."""

    def __init__(
        self, names: Sequence[str], rest: npt.NDArray[np.floating], matrices: npt.NDArray[np.floating]
    ) -> None:
        self._at = {name: bone for bone, name in enumerate(names)}
        self._rest, self._matrices = rest.astype(np.float64), matrices.astype(np.float64)

    def rest(self, bone: str) -> Array:
        """Joint of a bone at rest."""
        return self._rest[self._at[bone]]

    def rest_by_name(self) -> dict[str, Array]:
        return {name: self._rest[bone] for name, bone in self._at.items()}

    def joint(self, bone: str) -> Array:
        """Joint of a bone in the pose."""
        return self.moved(bone, self.rest(bone))

    def turn(self, bone: str) -> Array:
        """Global rotation [3, 3] of a bone."""
        return self._matrices[self._at[bone], :, :3]

    def moved(self, bone: str, point: npt.NDArray[np.floating]) -> Array:
        """Where a point of the body at rest goes with a bone."""
        own = self._matrices[self._at[bone]]
        return own[:, :3] @ point + own[:, 3]
