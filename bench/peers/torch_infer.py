"""A forward pass of the trainer's networks in PyTorch, timed. Takes the options as JSON, prints the result as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time

import torch
from torch_skinny import Skinny
from torch_unet import UNet


def main() -> None:
    options = json.loads(sys.argv[1])
    torch.set_num_threads(options["threads"])
    torch.manual_seed(0)
    kind = Skinny if options["kind"] == "skinny" else UNet
    net = kind(options["norm"], options["width"], options["depth"]).eval()
    image = torch.rand(1, 3, options["size"], options["size"])
    if options["channelsLast"]:
        net = net.to(memory_format=torch.channels_last)
        image = image.to(memory_format=torch.channels_last)

    times, cpu_times = [], []
    begun = None
    with torch.inference_mode():
        while begun is None or len(times) < 3 or time.perf_counter() - begun < options["seconds"]:
            start, cpu_start = time.perf_counter(), time.process_time()
            torch.sigmoid(net(image))
            times.append(time.perf_counter() - start)
            cpu_times.append(time.process_time() - cpu_start)
            begun = begun or time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(
            {"version": torch.__version__, "seconds": times[1:], "cpuSeconds": cpu_times[1:], "peakMegabytes": peak}
        )
    )


if __name__ == "__main__":
    main()
