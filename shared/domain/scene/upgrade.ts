type Table = Readonly<Record<string, unknown>>;

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

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

function upgradePerson(person: Table): Table {
  const { skin, hair, pose } = person;
  return {
    ...person,
    provider: 'builtin',
    skin: isTable(skin) ? { ...skin, ...NO_SPOTS } : skin,
    hair: isTable(hair) ? { kind: 'cards', ...hair, second: { colour: hair.colour, share: 0 } } : hair,
    facialHair: null,
    accessories: [],
    pose: isTable(pose) ? { ...pose, hands: [] } : pose,
  };
}

/** A scene spec as it was stored → as this version has it. Anything that is no spec of version 1 comes back as it is. */
export function upgradeScene(value: unknown): unknown {
  if (!isTable(value) || value.version !== 1) return value;
  const { person, cameras, ...rest } = value;
  return {
    ...rest,
    version: 2,
    outputs: { coverage: false, instances: false, depth: false, normals: false },
    people: isTable(person) ? [{ person: upgradePerson(person), position: [0, 0] }] : [],
    cameras: Array.isArray(cameras)
      ? cameras.map((camera) => (isTable(camera) ? { ...camera, depthOfField: null, motion: null } : camera))
      : cameras,
  };
}
