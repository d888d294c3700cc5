"""What a worker holds between commands: asset pack, stage, renderer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from s2mgen.assets.library import AssetLibrary
from s2mgen.human.preview import preview_mesh
from s2mgen.providers.people import People
from s2mgen.render.device import choose_device
from s2mgen.render.failures import DiskError
from s2mgen.render.frame import FrameRenderer
from s2mgen.render.label_map import LabelMap
from s2mgen.render.settings import prepare_scene
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.stage import Stage
from s2mgen.spec import SpecError, check_scene
from s2mgen.worker.arguments import Arguments
from s2mgen.worker.assets import PictureSources
from s2mgen.worker.memory import FreedMemory
from s2mgen.worker.probe import Capabilities
from s2mgen.worker.progress import tracing_progress

Progress = Callable[[float, str], None]


class Session:
    """One per process. AssetError when the pack cannot be read, ValueError for a device that is not there."""

    def __init__(self, arguments: Arguments, capabilities: Capabilities) -> None:
        if arguments.pack is None:
            raise ValueError("the worker needs an asset pack")
        pack = AssetLibrary(arguments.pack, arguments.more_packs)
        sources = PictureSources(pack, arguments.backgrounds)
        self._people, self._freed = People(pack), FreedMemory()
        stage = Stage(self._people.build, Pictures(sources.locate))
        prepare_scene(arguments.threads, capabilities.denoiser)
        self._renderer = FrameRenderer(stage, LabelMap(), capabilities.denoiser)
        self.device = choose_device(arguments.device, self._renderer.warm_up)

    def render(self, spec: object, out: Path, progress: Progress) -> dict[str, Any]:
        """Makes a frame in the dataset folder `out`; answers its FrameResult."""
        checked = check_scene(spec)
        with tracing_progress(lambda share: progress(0.1 + 0.75 * share, "trace")):
            result = self._renderer.render(checked, out, progress)
        self._freed.frame_done()
        return result

    def body(self, spec: object, file: Path) -> dict[str, Any]:
        """Writes the person's preview mesh; answers the landmarks. SpecError for a spec without a person."""
        checked = check_scene(spec)
        if not checked["people"]:
            raise SpecError("people", "must not be empty where a body is asked for")
        human = self._people.build(checked["people"][0]["person"], checked["labels"]["parts"])
        try:
            file.write_bytes(preview_mesh(human))
        except OSError as error:
            raise DiskError(f"The body cannot be written to {file}: {error.strerror}.") from error
        return dict(human.landmarks)
