"""Reads an export with the format's own libraries and prints what it holds as JSON; masks as text of 0 and 1, row by row."""

import contextlib
import io
import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image

folder = Path(sys.argv[2])


def text(mask):
    return "".join("1" if value else "0" for value in np.asarray(mask).ravel())


def coco():
    from pycocotools.coco import COCO

    found = {}
    for path in sorted((folder / "annotations").glob("*.json")):
        with contextlib.redirect_stdout(io.StringIO()):
            data = COCO(str(path))
        names = {category["id"]: category["name"] for category in data.loadCats(data.getCatIds())}
        for image in data.loadImgs(data.getImgIds()):
            annotations = data.loadAnns(data.getAnnIds(imgIds=[image["id"]]))
            picture = folder / "images" / image["file_name"]
            found[image["name"]] = {
                "file": path.name,
                "size": list(Image.open(picture).size),
                "declared": [image["width"], image["height"]],
                "objects": [
                    {
                        "category": names[one["category_id"]],
                        "mask": text(data.annToMask(one)),
                        "area": one["area"],
                        "box": one["bbox"],
                        "keypoints": one.get("keypoints"),
                        "visible": one.get("num_keypoints"),
                    }
                    for one in annotations
                ],
            }
    return found


def even_odd(points, width, height):
    """Whether pixel centres lie inside, by counting edges to their right."""
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    inside = np.zeros((height, width), bool)
    for (ax, ay), (bx, by) in zip(points, np.roll(points, -1, axis=0), strict=True):
        if ay == by:
            continue
        crosses = (ay > y) != (by > y)
        inside ^= crosses & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
    return inside


def yolo():
    found = {}
    for listed in sorted(folder.glob("*.txt")):
        for line in listed.read_text().splitlines():
            picture = folder / line
            width, height = Image.open(picture).size
            label = folder / "labels" / f"{picture.stem}.txt"
            objects = []
            for row in label.read_text().splitlines():
                kind, *numbers = row.split(" ")
                points = np.array(numbers, float).reshape(-1, 2) * [width, height]
                objects.append({"category": int(kind), "mask": text(even_odd(points, width, height))})
            found[picture.stem] = {"file": listed.name, "objects": objects}
    import yaml

    return {"frames": found, "yaml": yaml.safe_load((folder / "data.yaml").read_text())}


def voc():
    found = {}
    for path in sorted((folder / "SegmentationClass").glob("*.png")):
        classes = Image.open(path)
        objects = Image.open(folder / "SegmentationObject" / path.name)
        found[path.stem] = {
            "mode": classes.mode,
            "palette": classes.getpalette()[:9],
            "classes": "".join(map(str, np.asarray(classes).ravel())),
            "objects": "".join(map(str, np.asarray(objects).ravel())),
        }
    lists = {path.name: path.read_text().split() for path in (folder / "ImageSets/Segmentation").glob("*.txt")}
    return {
        "frames": found,
        "lists": lists,
        "pictures": sorted(path.name for path in (folder / "JPEGImages").iterdir()),
    }


def webdataset():
    import tarfile

    import webdataset as wds

    found = {}
    for path in sorted(folder.glob("*.tar")):
        with tarfile.open(path) as archive:
            members = archive.getnames()
        samples = wds.WebDataset(str(path), shardshuffle=False).decode("pil")
        found[path.name] = {
            "members": members,
            "samples": [
                {
                    "key": sample["__key__"],
                    "size": list(sample["png"].size),
                    "skin": text(np.asarray(sample["skin.png"].convert("L")) == 255),
                    "frame": sample["json"]["frame"],
                }
                for sample in samples
            ],
        }
    return found


def parquet():
    import pyarrow.parquet as pq

    found = {}
    for path in sorted(folder.glob("*.parquet")):
        table = pq.read_table(path)
        rows = table.drop([name for name in ("image", "skin", "person") if name in table.column_names]).to_pylist()
        for row, skin in zip(rows, table.column("skin").to_pylist(), strict=True):
            is_bytes = isinstance(skin, bytes)
            row["skin"] = text(np.asarray(Image.open(io.BytesIO(skin)).convert("L")) == 255) if is_bytes else skin
            row["record"] = json.loads(row["record"])["frame"]
        found[path.name] = {"rows": rows, "types": [str(field.type) for field in table.schema]}
    return found


print(json.dumps({"coco": coco, "yolo": yolo, "voc": voc, "webdataset": webdataset, "parquet": parquet}[sys.argv[1]]()))
