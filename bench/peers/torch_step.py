"""One training step of the trainer's U-Net in PyTorch, timed. Takes the options as JSON, prints the result as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time

import torch
from torch_unet import HEADS, UNet, loss_of


def main() -> None:
    options = json.loads(sys.argv[1])
    batch, size, seconds = options["batchSize"], options["patchSize"], options["seconds"]
    torch.set_num_threads(options["threads"])
    torch.manual_seed(0)
    device = torch.device(options.get("device", "cpu"))
    net = UNet(options["norm"], options["width"], options["depth"]).to(device)
    image = torch.rand(batch, 3, size, size, device=device)
    if options["channelsLast"]:
        net = net.to(memory_format=torch.channels_last)
        image = image.to(memory_format=torch.channels_last)
    if options["compiled"]:
        net = torch.compile(net)
    targets = (torch.rand(batch, HEADS, size, size, device=device) < 0.3).float()
    weights = torch.ones(batch, HEADS, size, size, device=device)
    optimiser = torch.optim.Adam(net.parameters(), lr=1e-5)

    times, cpu_times = [], []
    begun = None
    while begun is None or len(times) < 3 or time.perf_counter() - begun < seconds:
        start, cpu_start = time.perf_counter(), time.process_time()
        optimiser.zero_grad(set_to_none=True)
        loss = loss_of(net(image), targets, weights, [1.0, 0.5])
        loss.backward()
        optimiser.step()
        if device.type == "cuda":
            torch.cuda.synchronize()
        times.append(time.perf_counter() - start)
        cpu_times.append(time.process_time() - cpu_start)
        # The first step warms up; with torch.compile it takes a minute or more, which is no part of the round.
        begun = begun or time.perf_counter()
    result = {
        "version": f"PyTorch {torch.__version__}",
        "stepSeconds": times[1:],
        "cpuSeconds": cpu_times[1:],
        "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "loss": loss.item(),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
