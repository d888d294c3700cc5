import { z } from 'zod';
import { StudioError } from '../../shared/contract/errors.ts';
import type { BlenderInstallation } from './installation.ts';
import { runModule } from './launch/runModule.ts';
import type { AssetPack } from './pack.ts';

export interface ConvertOptions {
  /** A zip, a folder, or a BVH file. */
  readonly source: string;
  readonly name: string;
  /** An empty folder, which becomes the pack. */
  readonly out: string;
  /** Also what wants its author to be named. */
  readonly allowCredits: boolean;
  /** How many poses are taken of a longer motion, or which of its frames. */
  readonly poses: number | readonly number[];
  readonly signal?: AbortSignal | undefined;
}

const Converted = z.object({
  /** Ids by kind. */
  added: z.record(z.string(), z.array(z.string())),
  /** What was left out, and why. */
  skipped: z.record(z.string(), z.string()),
});
export type Converted = z.infer<typeof Converted>;

/**
 * Turns MakeHuman's files into a pack of ours, by Blender's Python.
 * @throws StudioError `data` when nothing in it can be used, saying why; `cancelled`.
 */
export async function convertUserPack(installation: BlenderInstallation, pack: AssetPack, options: ConvertOptions): Promise<Converted> {
  const { source, name, out, allowCredits, poses, signal } = options;
  const args = ['--source', source, '--builtin', pack.path, '--name', name, '--out', out];
  if (allowCredits) args.push('--allow-credits');
  args.push(...(typeof poses === 'number' ? ['--poses', String(poses)] : ['--frames', poses.join(',')]));
  const answers: string[] = [];
  const keep = (line: string) => {
    if (line.startsWith('{')) answers.push(line);
  };
  const { failed, stderr, isCanceled, shortMessage } = await runModule(installation, 's2mgen.assets.user.convert', args, keep, signal);
  if (isCanceled) throw new StudioError('cancelled', 'Adding the asset pack was cancelled.');
  const last = answers.at(-1);
  if (!failed && last !== undefined) return Converted.parse(JSON.parse(last));
  const why = stderr.trim().split('\n').at(-1) || shortMessage || 'Blender said nothing';
  throw new StudioError('data', `${source} cannot be added: ${why}`, { next: 'Correct it, or choose another file.' });
}
