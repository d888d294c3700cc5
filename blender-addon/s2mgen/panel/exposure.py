"""About how much a frame has to be darkened to look at it. The studio measures this in each render; here nothing is rendered."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

#: Where the person is lit, metres above the floor; what of the light skin and clothes send back; what walls add to it.
CHEST, REFLECTED, BOUNCED = 1.3, 0.35, 1.6
#: Mean of a panorama of strength 1.
SKY = 0.6
#: Radiance that both Standard and Filmic show about as bright as portraits are.
WANTED = 0.3


def rough_exposure(spec: Mapping[str, Any]) -> float:
    """Stops for the view. Lamps light as E = P/(π·d²), a matt surface sends back ρ·E/π."""
    exposure = spec["exposure"]
    if exposure["kind"] == "fixed":
        return float(exposure["stops"])
    received = 0.0
    for light in spec["lights"]:
        x, y, z = light["position"]
        squared = max(0.3, x * x + y * y + (z - CHEST) ** 2)
        # Lamps that are turned at random light the person half the time.
        share = 1.0 if light["aim"]["kind"] == "person" else 0.25
        received += share * float(light["energy"]) / (math.pi * squared)
    environment = spec["room"]["environment"]
    sky = 0.0 if environment is None else SKY * float(environment["strength"])
    bounced = BOUNCED if environment is None else 1.0
    sent = REFLECTED * (bounced * received / math.pi + sky)
    return max(-10.0, min(10.0, math.log2(WANTED / max(sent, 1e-4))))
