import { isTable, type Table } from '../table.ts';

/**
 * Values of version 2 that leave a preset of version 1 as it was: nothing new is drawn. `camera.framings[].focalPoint`
 * became the list `focalPoints`.
 */
const ADDED = {
  outputs: { coverage: false, instances: false, depth: false, normals: false },
  people: { count: { '1': 1, '2': 0, '3': 0, '4': 0, '5': 0 }, distance: { min: 0.7, max: 4 } },
  person: {
    provider: 'builtin',
    skin: {
      wrinkles: { min: 0, max: 0 },
      pores: { min: 0.5, max: 0.5 },
      freckledShare: 0,
      moles: { min: 0, max: 0 },
      blemishes: { min: 0, max: 0 },
      tanLineShare: 0,
      makeUpShare: 0,
      tattooedShare: 0,
    },
    pose: { floor: 0, handGoalShare: 0 },
    hair: { croppedShare: 0, facialHairShare: 0 },
    clothing: { glassesShare: 0, jewelleryShare: 0, wrapShare: 0 },
  },
  photograph: { sharpness: { min: 0, max: 0 }, grain: { min: 0, max: 0 } },
  room: { furniture: { min: 0, max: 0 }, openingShare: 0 },
  camera: { depthOfField: { share: 0, fStop: { min: 4, max: 4 } }, motionBlur: { share: 0, distance: { min: 0, max: 0 } } },
} as const;

/** What `added` has and `value` lacks, table by table. */
function filled(value: unknown, added: Table): unknown {
  if (!isTable(value)) return value;
  const out: Record<string, unknown> = { ...value };
  for (const [key, own] of Object.entries(added)) out[key] = key in out && isTable(own) ? filled(out[key], own) : (out[key] ?? own);
  return out;
}

function withFocalPoints(framing: unknown): unknown {
  if (!isTable(framing) || !('focalPoint' in framing)) return framing;
  const { focalPoint, ...rest } = framing;
  return { ...rest, focalPoints: [focalPoint] };
}

/** A preset as it was stored → as this version has it. Anything that is no preset of version 1 comes back as it is. */
export function upgradePreset(value: unknown): unknown {
  if (!isTable(value) || value.version !== 1) return value;
  const { camera, ...rest } = value;
  const framings =
    isTable(camera) && Array.isArray(camera.framings) ? { ...camera, framings: camera.framings.map(withFocalPoints) } : camera;
  return filled({ ...rest, camera: framings, version: 2 }, ADDED);
}
