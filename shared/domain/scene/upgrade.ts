import { isTable, type Table } from '../table.ts';

const NO_SPOTS = {
  wrinkles: 0,
  pores: 0.5,
  freckles: { density: 0, strength: 0 },
  moles: 0,
  blemishes: 0,
  tanLines: 0,
  makeUp: null,
  tattoos: [],
  spotSeed: 0,
} as const;

/** What cut garments of version 1 all were: closed, without collar, hem or wrinkles. */
const PLAIN_CUT = { opening: 0, legCut: 0, flare: 0, collar: 'none', hem: 0, folds: 0, foldSeed: 0 } as const;

function upgradeGarment(garment: unknown): unknown {
  return isTable(garment) && garment.kind === 'cut' ? { ...PLAIN_CUT, ...garment } : garment;
}

function upgradePerson(person: Table): Table {
  const { skin, hair, pose, garments } = person;
  return {
    ...person,
    provider: 'builtin',
    skin: isTable(skin) ? { ...skin, ...NO_SPOTS } : skin,
    hair: isTable(hair) ? { kind: 'cards', ...hair, second: { colour: hair.colour, share: 0 } } : hair,
    facialHair: null,
    garments: Array.isArray(garments) ? garments.map(upgradeGarment) : garments,
    accessories: [],
    pose: isTable(pose) ? { ...pose, hands: [] } : pose,
  };
}

/** A scene spec as it was stored → as this version has it. Anything that is no spec of version 1 comes back as it is. */
export function upgradeScene(value: unknown): unknown {
  if (!isTable(value) || value.version !== 1) return value;
  const { person, cameras, room, view, ...rest } = value;
  return {
    ...rest,
    version: 2,
    outputs: { coverage: false, instances: false, depth: false, normals: false },
    view: isTable(view) ? { ...view, sharpness: 0, grain: 0 } : view,
    room: isTable(room) ? { ...room, skirting: null, furniture: [] } : room,
    people: isTable(person) ? [{ person: upgradePerson(person), position: [0, 0] }] : [],
    cameras: Array.isArray(cameras)
      ? cameras.map((camera) => (isTable(camera) ? { ...camera, depthOfField: null, motion: null } : camera))
      : cameras,
  };
}
