import { open } from 'node:fs/promises';
import { z } from 'zod';

/** A file in the archive; `offset` is null for one that lies unpacked beside it. */
export interface AsarFile {
  readonly path: string;
  readonly size: number;
  readonly offset: number | null;
}

interface Node {
  readonly size?: number | undefined;
  readonly offset?: string | undefined;
  readonly files?: Record<string, Node> | undefined;
}

const Node: z.ZodType<Node> = z.object({
  size: z.number().optional(),
  offset: z.string().optional(),
  get files() {
    return z.record(z.string(), Node).optional();
  },
});

/** The table of contents of an asar archive: four 32-bit sizes, then JSON, then the files' bytes one after the other. */
export async function readAsar(archive: string): Promise<AsarFile[]> {
  const file = await open(archive, 'r');
  try {
    const sizes = Buffer.alloc(16);
    await file.read(sizes, 0, 16, 0);
    const header = Buffer.alloc(sizes.readUInt32LE(12));
    await file.read(header, 0, header.length, 16);
    const start = 8 + sizes.readUInt32LE(4);
    return [...filesOf(Node.parse(JSON.parse(header.toString('utf8'))), '', start)];
  } finally {
    await file.close();
  }
}

function* filesOf(node: Node, path: string, start: number): Generator<AsarFile> {
  for (const [name, child] of Object.entries(node.files ?? {})) {
    const inside = path === '' ? name : `${path}/${name}`;
    if (child.files !== undefined) yield* filesOf(child, inside, start);
    else yield { path: inside, size: child.size ?? 0, offset: child.offset === undefined ? null : start + Number(child.offset) };
  }
}
