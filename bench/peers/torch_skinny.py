"""The trainer's light network in PyTorch: the yardstick of its gradients (tools/fixtures) and of its speed (bench)."""

from __future__ import annotations

import torch
import torch.nn.functional as functional
from torch import Tensor, nn
from torch_unet import HEADS, norm_of


class Normed(nn.Module):
    """3 x 3 convolution, norm, ReLU."""

    def __init__(self, norm: str, inputs: int, outputs: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, 3, padding=1, bias=False)
        self.norm = norm_of(norm, outputs)

    def forward(self, x: Tensor) -> Tensor:
        return functional.relu(self.norm(self.conv(x)))


class Inception(nn.Module):
    """Four branches of equal width, one norm behind them. The 1 x 1 convolutions of the first three are one."""

    def __init__(self, norm: str, inputs: int, outputs: int) -> None:
        super().__init__()
        branch = outputs // 4
        self.branch = branch
        self.reduce = nn.Conv2d(inputs, 3 * branch, 1, bias=False)
        self.three = nn.Conv2d(branch, branch, 3, padding=1, bias=False)
        self.five = nn.Conv2d(branch, branch, 5, padding=2, bias=False)
        self.pooled = nn.Conv2d(inputs, branch, 1, bias=False)
        self.norm = norm_of(norm, outputs)

    def forward(self, x: Tensor) -> Tensor:
        direct, three, five = self.reduce(x).split(self.branch, 1)
        pooled = self.pooled(functional.avg_pool2d(functional.pad(x, (0, 1, 0, 1)), 2, stride=1))
        return functional.relu(self.norm(torch.cat([direct, self.three(three), self.five(five), pooled], 1)))


class Skinny(nn.Module):
    def __init__(self, norm: str, width: int, depth: int) -> None:
        super().__init__()
        channels = [width * 2**level for level in range(depth + 1)]
        above = [3, *channels]
        self.depth = depth
        self.down = nn.ModuleList([Normed(norm, above[i], channels[i]) for i in range(depth + 1)])
        self.mixed = nn.ModuleList([Inception(norm, channels[i], channels[i]) for i in range(depth + 1)])
        self.rise = nn.ModuleList([nn.ConvTranspose2d(channels[i + 1], channels[i], 2, stride=2) for i in range(depth)])
        self.dense = nn.ModuleList(
            [
                nn.ModuleList([Normed(norm, c, c // 2), Normed(norm, c // 2, c // 4), Normed(norm, c // 4, c // 8)])
                for c in channels[:depth]
            ]
        )
        self.up = nn.ModuleList([Inception(norm, 2 * c + c // 2 + c // 4 + c // 8, c) for c in channels[:depth]])
        self.last = Normed(norm, width, width // 2)
        self.head = nn.Conv2d(width // 2, HEADS, 1)

    def forward(self, image: Tensor) -> Tensor:
        x = (image - 0.5) * 4
        skips = []
        for level in range(self.depth + 1):
            x = self.mixed[level](self.down[level](x))
            if level < self.depth:
                skips.append(x)
                x = functional.max_pool2d(x, 2)
        for level in reversed(range(self.depth)):
            parts = [skips[level]]
            for layer in self.dense[level]:
                parts.append(layer(parts[-1]))
            x = self.up[level](torch.cat([self.rise[level](x), *parts], 1))
        return self.head(self.last(x))

    def ordered(self) -> list[nn.Parameter]:
        """Parameters in the order of the trainer's flat vector."""

        def normed(part: Normed) -> list[nn.Parameter]:
            return [part.conv.weight, part.norm.weight, part.norm.bias]

        def inception(part: Inception) -> list[nn.Parameter]:
            convs = [part.reduce, part.three, part.five, part.pooled]
            return [*(conv.weight for conv in convs), part.norm.weight, part.norm.bias]

        tensors = [t for i in range(self.depth + 1) for t in [*normed(self.down[i]), *inception(self.mixed[i])]]
        for level in reversed(range(self.depth)):
            tensors += [self.rise[level].weight, self.rise[level].bias]
            tensors += [t for layer in self.dense[level] for t in normed(layer)]
            tensors += inception(self.up[level])
        return [*tensors, *normed(self.last), self.head.weight, self.head.bias]
