import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../../files/index.ts';
import { StoredFrame } from '../frame.ts';
import type { Library } from './library.ts';

const head = { format: z.literal('s2mgen.registration'), version: z.literal(1), id: z.string().min(1), path: z.string().min(1) };

/**
 * What belongs to the library and lies elsewhere. A synthetic dataset and a run describe themselves; a real dataset's pairs
 * are written down, as reading them again would take minutes.
 */
export const Registration = z.discriminatedUnion('kind', [
  z.strictObject({ ...head, kind: z.literal('synthetic') }),
  z.strictObject({ ...head, kind: z.literal('run') }),
  z.strictObject({
    ...head,
    kind: z.literal('real'),
    name: z.string().min(1),
    layout: z.string().min(1),
    createdAt: z.iso.datetime(),
    frames: z.array(StoredFrame),
  }),
]);
export type Registration = z.infer<typeof Registration>;

export function writeRegistration({ registrations }: Library, registration: Registration): Promise<void> {
  return writeWhole(registrationFile({ registrations }, registration.id), `${JSON.stringify(Registration.parse(registration))}\n`);
}

export async function removeRegistration({ registrations }: Library, id: string): Promise<void> {
  await rm(registrationFile({ registrations }, id), { force: true });
}

/** Every registration that can be read, and what is wrong with the others. */
export async function readRegistrations({ registrations }: Library): Promise<{ found: Registration[]; problems: string[] }> {
  const names = (await readdir(registrations).catch(() => [])).filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort();
  const found: Registration[] = [];
  const problems: string[] = [];
  for (const name of names) {
    const path = join(registrations, name);
    try {
      found.push(Registration.parse(JSON.parse(await readFile(path, 'utf8'))));
    } catch (error) {
      problems.push(`${path} is left out: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { found, problems };
}

/** Where the registration of this id lies. */
export function registrationFile({ registrations }: Pick<Library, 'registrations'>, id: string): string {
  return join(registrations, `${id.replace(/[^\w.-]/g, '_')}.json`);
}
