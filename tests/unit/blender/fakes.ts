import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BlenderInstallation } from '../../../main/blender/installation.ts';
import type { AssetPack } from '../../../main/blender/pack.ts';
import { BUILTIN_ASSETS } from '../../../shared/domain/assets/builtin.ts';
import { BUILTIN_PRESETS } from '../../../shared/domain/preset/builtin.ts';
import { sampleScene } from '../../../shared/domain/scene/sample.ts';
import type { SceneSpec } from '../../../shared/domain/scene/spec.ts';

interface Misfortune {
  readonly once?: boolean;
  readonly die?: NodeJS.Signals;
  readonly hang?: boolean;
  readonly say?: string;
  readonly error?: { readonly kind: string; readonly message: string; readonly retryable: boolean };
}

/** How a stand-in behaves. */
export interface FakePlan {
  /** What it answers to --version. */
  readonly version?: string;
  /** Lines on stdout before `ready` and before the probe's answer. */
  readonly noise?: readonly string[];
  readonly probe?: Readonly<Record<string, unknown>>;
  readonly probeError?: string;
  readonly protocol?: number;
  readonly exitAtStart?: string;
  readonly mute?: boolean;
  readonly frames?: Readonly<Record<number, Misfortune>>;
}

interface Start {
  readonly pid: number;
  readonly args: readonly string[];
  readonly path: string;
}

/** An executable file that behaves as planned, and a folder where it counts its starts. */
export async function fakeBlender(path: string, plan: FakePlan = {}): Promise<{ path: string; starts: () => Promise<Start[]> }> {
  const state = `${path}.state`;
  await mkdir(state, { recursive: true });
  await mkdir(dirname(path), { recursive: true });
  const whole = JSON.stringify({ version: 'Blender 4.5.15 LTS', ...plan, state });
  const url = JSON.stringify(pathToFileURL(join(import.meta.dirname, 'fakeBlender.mjs')).href);
  const script = `import(${url}).then(({ run }) => run(${whole}, process.argv.slice(2)))`;
  await writeFile(path, `#!${process.execPath}\n${script}\n`);
  await chmod(path, 0o755);
  const starts = async () => {
    const text = await readFile(join(state, 'starts.jsonl'), 'utf8').catch(() => '');
    return text
      .split('\n')
      .filter(Boolean)
      .map((line): Start => JSON.parse(line));
  };
  return { path, starts };
}

export function installationAt(path: string, launcher: BlenderInstallation['launcher'] = 'bpy'): BlenderInstallation {
  return { launcher, path, version: '4.5.15', python: '3.11.7', denoiser: true, devices: ['CPU'] };
}

export const PACK: AssetPack = { path: '/nowhere/pack', name: 'fake', version: '1', sha256: 'b'.repeat(64) };

/** Frame k of the first built-in preset. */
export function specOf(frame: number): SceneSpec {
  const [preset] = BUILTIN_PRESETS;
  if (!preset) throw new Error('There are no built-in presets.');
  return sampleScene(preset, frame, BUILTIN_ASSETS);
}
