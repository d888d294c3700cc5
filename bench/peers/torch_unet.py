"""The trainer's U-Net in PyTorch: the yardstick of its gradients (tools/fixtures) and of its speed (bench)."""

from __future__ import annotations

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

HEADS = 2


def norm_of(kind: str, channels: int) -> nn.Module:
    if kind == "batch":
        return nn.BatchNorm2d(channels)
    groups = max(count for count in range(1, 9) if channels % count == 0)
    return nn.GroupNorm(groups, channels)


class Block(nn.Module):
    def __init__(self, norm: str, inputs: int, outputs: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(inputs, outputs, 3, padding=1, bias=False)
        self.first_norm = norm_of(norm, outputs)
        self.second = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False)
        self.second_norm = norm_of(norm, outputs)

    def forward(self, x: Tensor) -> Tensor:
        x = functional.relu(self.first_norm(self.first(x)))
        return functional.relu(self.second_norm(self.second(x)))


class UNet(nn.Module):
    def __init__(self, norm: str, width: int, depth: int) -> None:
        super().__init__()
        channels = [width * 2**level for level in range(depth + 1)]
        above = [3, *channels]
        self.depth = depth
        self.down = nn.ModuleList([Block(norm, above[i], channels[i]) for i in range(depth + 1)])
        self.rise = nn.ModuleList([nn.ConvTranspose2d(channels[i + 1], channels[i], 2, stride=2) for i in range(depth)])
        self.up = nn.ModuleList([Block(norm, 2 * channels[i], channels[i]) for i in range(depth)])
        self.head = nn.Conv2d(width, HEADS, 1)

    def forward(self, image: Tensor) -> Tensor:
        x = (image - 0.5) * 4
        skips = []
        for level in range(self.depth):
            x = self.down[level](x)
            skips.append(x)
            x = functional.max_pool2d(x, 2)
        x = self.down[self.depth](x)
        for level in reversed(range(self.depth)):
            x = self.up[level](torch.cat([skips[level], self.rise[level](x)], 1))
        return self.head(x)

    def ordered(self) -> list[nn.Parameter]:
        """Parameters in the order of the trainer's flat vector."""

        def block(part: Block) -> list[nn.Parameter]:
            pairs = [(part.first, part.first_norm), (part.second, part.second_norm)]
            return [tensor for conv, norm in pairs for tensor in (conv.weight, norm.weight, norm.bias)]

        tensors = [tensor for part in self.down for tensor in block(part)]
        for level in reversed(range(self.depth)):
            tensors += [self.rise[level].weight, self.rise[level].bias, *block(self.up[level])]
        return [*tensors, self.head.weight, self.head.bias]


def loss_of(logits: Tensor, targets: Tensor, weights: Tensor, head_weights: list[float]) -> Tensor:
    """Weighted sigmoid cross entropy of each head, averaged with its weights, then summed."""
    pixel = functional.binary_cross_entropy_with_logits(logits, targets, reduction="none") * weights
    heads = pixel.sum((0, 2, 3)) / weights.sum((0, 2, 3))
    return (heads * torch.tensor(head_weights, dtype=heads.dtype)).sum()
