"""The data path in PyTorch: decode, crop at a scale, flip, colour, blur, JPEG, by Pillow and NumPy in a DataLoader."""

import io
import json
import math
import random
import sys
import time

import numpy as np
import PIL
import torch
from PIL import Image, ImageFilter
from torch.utils.data import DataLoader, Dataset

options = json.loads(sys.argv[1])
SIDE = options["patchSize"]
AUGMENTATION = options["augmentation"]


class Pairs(Dataset):
    def __init__(self, pairs):
        self.pairs = pairs
        self.kept = {}

    def __len__(self):
        return len(self.pairs)

    def decoded(self, index):
        if index not in self.kept:
            pair = self.pairs[index]
            image = Image.open(pair["image"])
            longest = max(image.size)
            share = options["longestSide"] / longest
            if share < 1:
                # As the studio does: a JPEG is decoded at a half or less where a halving is left for averaging.
                size = tuple(round(side * share) for side in image.size)
                if image.format == "JPEG":
                    image.draft("RGB", (size[0] * 2, size[1] * 2))
                image = image.convert("RGB").resize(size, Image.Resampling.BILINEAR)
            masks = [Image.open(pair[kind]).convert("L") for kind in ("skin", "person") if pair[kind]]
            masks = [
                mask.resize(image.size, Image.Resampling.NEAREST) if mask.size != image.size else mask for mask in masks
            ]
            image = image.convert("RGB")
            image.load()
            for mask in masks:
                mask.load()
            self.kept[index] = (image, masks)
        return self.kept[index]

    def __getitem__(self, index):
        image, masks = self.decoded(index)
        scale = AUGMENTATION["scale"]
        window = SIDE / math.exp(random.uniform(math.log(scale["min"]), math.log(scale["max"])))
        window = min(window, *image.size)
        left = random.uniform(0, image.width - window)
        top = random.uniform(0, image.height - window)
        box = (left, top, left + window, top + window)
        flip = AUGMENTATION["flip"] and random.random() < 0.5
        patch = image.resize((SIDE, SIDE), Image.Resampling.BILINEAR, box=box)
        cuts = [mask.resize((SIDE, SIDE), Image.Resampling.NEAREST, box=box) for mask in masks]
        if flip:
            patch = patch.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
            cuts = [cut.transpose(Image.Transpose.FLIP_LEFT_RIGHT) for cut in cuts]
        values = np.asarray(patch, np.float32) * np.float32(1 / 255)
        strength = AUGMENTATION["colour"]
        if strength > 0:
            brightness, contrast, chroma = (np.float32(random.uniform(1 - strength, 1 + strength)) for _ in range(3))
            luma = (values @ np.array([0.299, 0.587, 0.114], np.float32))[..., None]
            values = np.clip(((luma + (values - luma) * chroma - 0.5) * contrast + 0.5) * brightness, 0, 1)
        blurred = random.random() < AUGMENTATION["blur"]["share"]
        compressed = random.random() < AUGMENTATION["jpeg"]["share"]
        if blurred or compressed:
            patch = Image.fromarray((values * 255 + 0.5).astype(np.uint8))
            if blurred:
                patch = patch.filter(ImageFilter.GaussianBlur(random.uniform(0, AUGMENTATION["blur"]["sigma"])))
            if compressed:
                file = io.BytesIO()
                patch.save(
                    file, "JPEG", quality=random.randint(AUGMENTATION["jpeg"]["quality"], 100), subsampling="4:2:0"
                )
                patch = Image.open(file)
            values = np.asarray(patch, np.float32) * np.float32(1 / 255)
        targets = np.stack([np.asarray(cut) > 127 for cut in cuts]).astype(np.float32)
        weights = np.ones_like(targets)
        return torch.from_numpy(values.transpose(2, 0, 1).copy()), torch.from_numpy(targets), torch.from_numpy(weights)


def main():
    torch.set_num_threads(1)
    workers = options["threads"]
    loader = DataLoader(
        Pairs(options["pairs"]),
        batch_size=options["batchSize"],
        shuffle=True,
        drop_last=True,
        num_workers=workers,
        persistent_workers=workers > 0,
    )
    seconds = []
    # Workers are handed any picture: each has all of them in its cache only after some epochs.
    for _ in range(options["epochs"]):
        started = time.perf_counter()
        for _batch in loader:
            pass
        seconds.append(time.perf_counter() - started)
    print(json.dumps({"version": f"PyTorch {torch.__version__}, Pillow {PIL.__version__}", "epochSeconds": seconds}))


main()
