import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../shared/contract/errors.ts';
import { configFolder, type Machine, thisMachine } from './places.ts';

/** `settings.json` in the config folder. Written by hand or by the studio; all of it is optional. */
const Settings = z.looseObject({
  /** A Blender program, or a Python that has `bpy`. */
  blender: z.string().min(1).optional(),
});
export type Settings = z.infer<typeof Settings>;

/** The user's settings; none when there is no file. Throws `invalid` naming file and rule when it cannot be read. */
export async function readSettings(machine: Machine = thisMachine()): Promise<Settings> {
  const file = join(configFolder(machine), 'settings.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw new StudioError('disk', `The settings in ${file} cannot be read: ${error.message}`, { cause: error });
  });
  const next = `Correct ${file}, or delete it.`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new StudioError('invalid', `The settings in ${file} are not JSON.`, { next, cause });
  }
  const parsed = Settings.safeParse(value);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), rule: issue.message }));
  throw new StudioError('invalid', `The settings in ${file} break a rule: ${z.prettifyError(parsed.error)}`, { next, details });
}

/** The Blender that the user names: `S2MGEN_BLENDER`, else the settings; undefined when it is left to the studio. */
export async function configuredBlender(machine: Machine = thisMachine()): Promise<string | undefined> {
  return machine.env.S2MGEN_BLENDER || (await readSettings(machine)).blender;
}
