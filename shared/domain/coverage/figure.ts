import { z } from 'zod';
import { FOCAL_POINTS } from '../scene/spec/camera.ts';
import { bytesOfBase64 } from './base64.ts';
import stored from './figure.json' with { type: 'json' };
import { REGIONS, type Region } from './regions.ts';

/**
 * People coarse enough to be posed and rastered by the hundred: some 700 vertices of the base mesh and what moves them.
 * `tools/coverage/make_figure.py` writes the table from the asset pack. Decimetres, Y up, +Z front, +X the person's left.
 */
const Base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);
const Stored = z.object({
  format: z.literal('s2mgen.figure'),
  version: z.literal(1),
  counts: z.object({ body: z.int(), skirt: z.int(), goals: z.int(), bones: z.int(), rank: z.int() }),
  parts: z.tuple([z.literal('face'), z.literal('body'), z.literal('hand'), z.literal('foot'), z.literal('lips'), z.literal('eye')]),
  triangles: Base64,
  triangleParts: Base64,
  skirtTriangles: Base64,
  bones: z.array(z.string()),
  parents: z.array(z.int()),
  boneOfVertex: Base64,
  weightOfVertex: Base64,
  neutral: Base64,
  arm: Base64,
  features: z.array(z.array(z.number())),
  components: Base64,
  goals: z.array(z.string()),
  landmarks: z.record(z.enum(FOCAL_POINTS).exclude(['body']), z.object({ vertex: Base64, weight: Base64 })),
  poses: z.record(z.string(), Base64),
  worn: z.record(z.string(), Base64),
  soles: z.record(z.string(), z.number()),
  hair: z.record(z.string(), z.object({ vertex: Base64, offset: Base64, bone: Base64 })),
});

function wordsOf(text: string): Int16Array {
  return new Int16Array(bytesOfBase64(text).buffer);
}

function scaled(text: string, factor: number): Float32Array {
  return Float32Array.from(wordsOf(text), (word) => word * factor);
}

function padded(numbers: Float32Array, length: number): Float32Array {
  const longer = new Float32Array(length);
  longer.set(numbers);
  return longer;
}

/** Unit normals [n, 3] of vertices on triangles that wind outwards. */
function normalsOf(points: Float32Array, triangles: Uint16Array): Float32Array {
  const normals = new Float32Array(points.length);
  const at = (vertex: number, axis: number) => points[3 * vertex + axis] ?? 0;
  for (let first = 0; first < triangles.length; first += 3) {
    const [a = 0, b = 0, c = 0] = triangles.subarray(first, first + 3);
    const [ux, uy, uz] = [at(b, 0) - at(a, 0), at(b, 1) - at(a, 1), at(b, 2) - at(a, 2)];
    const [vx, vy, vz] = [at(c, 0) - at(a, 0), at(c, 1) - at(a, 1), at(c, 2) - at(a, 2)];
    const normal = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    for (const vertex of [a, b, c]) {
      for (let axis = 0; axis < 3; axis++) normals[3 * vertex + axis] = (normals[3 * vertex + axis] ?? 0) + (normal[axis] ?? 0);
    }
  }
  for (let vertex = 0; vertex < normals.length; vertex += 3) {
    const length = Math.hypot(normals[vertex] ?? 0, normals[vertex + 1] ?? 0, normals[vertex + 2] ?? 0) || 1;
    for (let axis = 0; axis < 3; axis++) normals[vertex + axis] = (normals[vertex + axis] ?? 0) / length;
  }
  return normals;
}

const BONES_OF_REGION: Readonly<Record<Exclude<Region, 'trunk'>, readonly string[]>> = {
  head: ['head'],
  arms: ['upperarm', 'lowerarm'],
  hands: ['wrist', 'metacarpal', 'finger'],
  legs: ['upperleg', 'lowerleg'],
  feet: ['foot'],
};

function regionOfBone(name: string): number {
  const found = REGIONS.findIndex((region) => region !== 'trunk' && BONES_OF_REGION[region].some((start) => name.startsWith(start)));
  return found < 0 ? REGIONS.indexOf('trunk') : found;
}

function load() {
  const figure = Stored.parse(stored);
  const { body, skirt, goals, bones, rank } = figure.counts;
  const triangles = new Uint16Array(wordsOf(figure.triangles));
  const skirtTriangles = new Uint16Array(wordsOf(figure.skirtTriangles));
  const all = new Uint16Array([...triangles, ...skirtTriangles]);
  const neutral = scaled(figure.neutral, 1e-3);
  const vertexBones = bytesOfBase64(figure.boneOfVertex);
  const regionOfBones = figure.bones.map(regionOfBone);
  const mirror = (name: string) => name.replace(/\.([LR])$/, (_, side: string) => (side === 'L' ? '.R' : '.L'));
  return {
    /** Vertices come in this order: of the body, of the skirt, places that hands go to. */
    counts: { body, skirt, goals, bones, rank, meshed: body + skirt, vertices: body + skirt + goals },
    /** Of body and skirt: three vertices each, and the region each shows. */
    triangles: all,
    bodyTriangles: triangles.length / 3,
    /** Index into `parts`, of the body's triangles. */
    triangleParts: bytesOfBase64(figure.triangleParts),
    parts: figure.parts,
    triangleRegions: Uint8Array.from({ length: all.length / 3 }, (_, triangle) => {
      const isSkirt = triangle >= triangles.length / 3;
      return isSkirt ? REGIONS.indexOf('legs') : (regionOfBones[vertexBones[4 * (all[3 * triangle] ?? 0)] ?? 0] ?? 0);
    }),
    bones: figure.bones,
    boneAt: new Map(figure.bones.map((name, bone) => [name, bone])),
    parents: Int16Array.from(figure.parents),
    /** The same bone of the other side. */
    mirrored: Uint8Array.from(figure.bones, (name) => figure.bones.indexOf(mirror(name))),
    /** Four bones per vertex, and how much each moves it. */
    vertexBones,
    vertexWeights: Float32Array.from(bytesOfBase64(figure.weightOfVertex), (weight) => weight / 255),
    neutral,
    normals: normalsOf(neutral, all),
    /** How much of each vertex arms move. */
    arm: Float32Array.from(bytesOfBase64(figure.arm), (share) => share / 255),
    /** [feature][component]. */
    features: figure.features,
    /** [1 + rank, and nothing up to a multiple of four][vertices + bones + 2 eyes][3]: the mean adult, then what each component adds. */
    components: padded(scaled(figure.components, 1e-3), 3 * (body + skirt + goals + bones + 2) * (1 + 4 * Math.ceil(rank / 4))),
    goals: new Map(figure.goals.map((name, goal) => [name, body + skirt + goal])),
    landmarks: FOCAL_POINTS.flatMap((name) =>
      name === 'body'
        ? []
        : [{ name, vertex: new Uint16Array(wordsOf(figure.landmarks[name].vertex)), weight: wordsOf(figure.landmarks[name].weight) }],
    ),
    poses: lazily(figure.poses, (text) => scaled(text, 1 / 32767)),
    /** Above each of the body's vertices, how far a garment lies, decimetres; 0 = bare. By "asset part". */
    worn: lazily(figure.worn, (text) => Float32Array.from(bytesOfBase64(text), (hundredths) => hundredths / 100)),
    /** How much higher one stands in these shoes, decimetres. */
    soles: figure.soles,
    /** Tufts of hair: the vertex each hangs on, where from there, the bone that carries it; and the vertices that they hide. */
    hair: lazily(figure.hair, tuftsOf),
  };
}

/** A tuft this near to its vertex leaves no skin to be seen there, decimetres. */
const COVERING = 0.14;

function tuftsOf(stored: z.infer<typeof Stored>['hair'][string]) {
  const vertex = new Uint16Array(wordsOf(stored.vertex));
  const offset = scaled(stored.offset, 1e-3);
  const isNear = (tuft: number) => Math.hypot(offset[3 * tuft] ?? 0, offset[3 * tuft + 1] ?? 0, offset[3 * tuft + 2] ?? 0) < COVERING;
  return { vertex, offset, bone: bytesOfBase64(stored.bone), hidden: [...new Set(vertex.filter((_, tuft) => isNear(tuft)))] };
}

/** Decodes an entry when it is first asked for. */
function lazily<Encoded, Decoded>(table: Readonly<Record<string, Encoded>>, decode: (entry: Encoded) => Decoded) {
  const known = new Map<string, Decoded>();
  return (name: string): Decoded | undefined => {
    const entry = table[name];
    const before = known.get(name);
    if (before !== undefined || entry === undefined) return before;
    const decoded = decode(entry);
    known.set(name, decoded);
    return decoded;
  };
}

export type Figure = ReturnType<typeof load>;
let loaded: Figure | undefined;

/** The table, decoded once. */
export function figureOf(): Figure {
  loaded ??= load();
  return loaded;
}
