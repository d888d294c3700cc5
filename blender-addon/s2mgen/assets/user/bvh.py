"""BVH files: a skeleton and its motion."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from s2mgen.assets.user.files import UserFileError

Reals = npt.NDArray[np.float64]
AXES = {"X": 0, "Y": 1, "Z": 2}


@dataclass(frozen=True)
class Motion:
    """Joints in the file's order: `parents` [j] (−1 = root), `offsets` [j, 3] from the parent at rest.

    `rotations` [frame, j, 3, 3] against the parent, about the file's axes.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    offsets: Reals
    rotations: Reals


def read_bvh(text: str, name: str) -> Motion:
    """A whole BVH file. UserFileError naming the file and what is wrong."""
    words = iter(text.split())
    names: list[str] = []
    parents: list[int] = []
    offsets: list[list[float]] = []
    channels: list[tuple[int, str]] = []
    stack: list[int] = []
    skipped = 0
    joint = -1
    try:
        for word in words:
            if word in ("ROOT", "JOINT"):
                joint = len(names)
                names.append(next(words))
                parents.append(stack[-1] if stack else -1)
                offsets.append([0.0, 0.0, 0.0])
            elif word == "End":
                next(words)
                skipped = 1
            elif word == "{":
                if skipped == 1:
                    skipped = 2
                else:
                    stack.append(joint)
            elif word == "}":
                if skipped:
                    skipped = 0
                else:
                    stack.pop()
            elif word == "OFFSET":
                values = [float(next(words)) for _ in range(3)]
                if not skipped:
                    offsets[stack[-1]] = values
            elif word == "CHANNELS":
                channels += [(stack[-1], next(words)) for _ in range(int(next(words)))]
            elif word == "MOTION":
                break
        if next(words) != "Frames:" or not names:
            raise ValueError
        count = int(next(words))
        if [next(words), next(words)] != ["Frame", "Time:"]:
            raise ValueError
        next(words)
        rest = np.array(list(words), np.float64)
    except (ValueError, IndexError, StopIteration) as error:
        raise UserFileError(f"{name} is no BVH file that can be read.") from error
    if count < 1 or rest.size != count * len(channels) or not np.isfinite(rest).all():
        raise UserFileError(f"{name} is cut or damaged: {rest.size} numbers in place of {count * len(channels)}.")
    return Motion(
        tuple(names), tuple(parents), np.array(offsets), _rotations(rest.reshape(count, -1), channels, len(names), name)
    )


def _rotations(values: Reals, channels: list[tuple[int, str]], joints: int, name: str) -> Reals:
    """The channels of a joint turn one after the other, the first outermost."""
    out = np.tile(np.eye(3), (len(values), joints, 1, 1))
    for column, (joint, channel) in enumerate(channels):
        axis = AXES.get(channel[:1].upper())
        if axis is None:
            raise UserFileError(f"{name} has the unknown channel {channel}.")
        if channel[1:].lower() == "rotation":
            out[:, joint] = out[:, joint] @ _about(axis, np.radians(values[:, column]))
    return out


def _about(axis: int, angles: Reals) -> Reals:
    first, second = (axis + 1) % 3, (axis + 2) % 3
    out = np.tile(np.eye(3), (len(angles), 1, 1))
    out[:, first, first] = out[:, second, second] = np.cos(angles)
    out[:, first, second], out[:, second, first] = -np.sin(angles), np.sin(angles)
    return out
