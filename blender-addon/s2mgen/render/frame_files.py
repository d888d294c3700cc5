"""A frame is whole or absent: everything is written into a partial folder, checked there, and moved into place at the end."""

from __future__ import annotations

import os
import shutil

from s2mgen.render.failures import DiskError
from s2mgen.render.png import png_problem

PARTIAL = '.partial'


class FrameFiles:
    """Where the files of one frame are made and where they end up, in a dataset folder."""

    def __init__(self, out: str, frame: int) -> None:
        self._out = out
        self._folder = os.path.join(out, PARTIAL, f'{frame:06d}')
        name = f'{frame:06d}.png'
        #: Relative to the dataset folder, forward slashes.
        self.names = {
            'image': f'images/{name}',
            'skin': f'masks/skin/{name}',
            'person': f'masks/person/{name}',
            'parts': f'parts/{name}',
        }

    def open(self) -> str:
        """Makes the partial folder empty and answers its path. DiskError where it cannot be made."""
        try:
            shutil.rmtree(self._folder, ignore_errors=True)
            os.makedirs(self._folder)
        except OSError as error:
            raise DiskError(f'The folder {self._out} cannot be written: {error.strerror}.') from error
        return self._folder

    def partial(self, kind: str) -> str:
        """Path of a file while it is being made."""
        return os.path.join(self._folder, f'{kind}.png')

    def write(self, kind: str, data: bytes) -> None:
        """Writes one file. DiskError where the disk does not take it."""
        try:
            with open(self.partial(kind), 'wb') as handle:
                handle.write(data)
        except OSError as error:
            raise DiskError(f'{self.names[kind]} cannot be written: {error.strerror}.') from error

    def commit(self, width: int, height: int) -> None:
        """Checks all files and moves them into place, masks first. DiskError where one is not whole; then nothing is moved."""
        problems = [problem for kind in self.names if (problem := png_problem(self.partial(kind), width, height))]
        if problems:
            raise DiskError(f'The frame is not whole: {"; ".join(problems)}.')
        try:
            for kind in ('parts', 'skin', 'person', 'image'):
                target = os.path.join(self._out, *self.names[kind].split('/'))
                os.makedirs(os.path.dirname(target), exist_ok=True)
                os.replace(self.partial(kind), target)
        except OSError as error:
            raise DiskError(f'The frame cannot be moved into {self._out}: {error.strerror}.') from error
        self.discard()

    def discard(self) -> None:
        """Removes what was not moved."""
        shutil.rmtree(self._folder, ignore_errors=True)
        try:
            os.rmdir(os.path.dirname(self._folder))
        except OSError:
            # Another worker has a frame in the making there.
            pass
