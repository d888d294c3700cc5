"""Trains the trainer's U-Net in PyTorch on given batches, from given weights. Takes the options as JSON.

Writes the weights after the last step to `end` and prints the loss before each step as JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import torch
from torch_unet import HEADS, UNet, loss_of


def main() -> None:
    options = json.loads(sys.argv[1])
    count, size = options["batchSize"], options["patchSize"]
    torch.set_num_threads(options["threads"])
    net = UNet(options["norm"], options["width"], options["depth"])
    parameters = net.ordered()
    start = torch.from_numpy(np.fromfile(options["start"], "<f4"))
    with torch.no_grad():
        for tensor, part in zip(parameters, start.split([t.numel() for t in parameters]), strict=True):
            tensor.copy_(part.view(tensor.shape))
    optimiser = torch.optim.Adam(parameters, lr=1.0)

    pixels = count * size * size
    losses = []
    with Path(options["batches"]).open("rb") as file:
        for rate in options["rates"]:
            planes = [np.fromfile(file, "<f4", channels * pixels) for channels in (3, HEADS, HEADS)]
            image, targets, weights = (torch.from_numpy(plane).view(count, -1, size, size) for plane in planes)
            optimiser.param_groups[0]["lr"] = rate
            optimiser.zero_grad(set_to_none=True)
            loss = loss_of(net(image), targets, weights, options["headWeights"])
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
    torch.cat([tensor.detach().flatten() for tensor in parameters]).numpy().astype("<f4").tofile(options["end"])
    print(json.dumps({"losses": losses}))


if __name__ == "__main__":
    main()
