"""Connected pieces of meshes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def islands(faces: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Piece number of every face [f, k] that shares corners with others, 0 = the piece with the most faces."""
    label = np.arange(int(faces.max()) + 1, dtype=np.int32)
    while True:
        lowest = label[faces].min(1)
        before = label.copy()
        for corner in range(faces.shape[1]):
            np.minimum.at(label, faces[:, corner], lowest)
        # Follow labels of labels: pieces grow by doubling instead of by one ring of faces.
        label = label[label]
        if (label == before).all():
            break
    names, piece, counts = np.unique(label[faces[:, 0]], return_inverse=True, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    rank = np.empty(len(names), np.int32)
    rank[order] = np.arange(len(names))
    return rank[piece]
