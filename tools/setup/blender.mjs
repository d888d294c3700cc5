import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blenderCandidates, findBlender, installBlender } from '../../main/blender/index.ts';
import { configuredBlender } from '../../main/settings.ts';

/** A Blender that has been started once and answered. That takes seconds, so the answer is kept beside the cache's Blender. */
export const blender = (cache) => ({
  name: 'Blender',
  size: null,
  isDone: async () => {
    const known = knownBlender(cache);
    if (!known) return false;
    const configured = (await configuredBlender()) ?? null;
    if (known.configured !== configured || known.stamp !== stampOf(known.installation.path)) return false;
    if (configured) return true;
    const [first] = await blenderCandidates({ cache });
    return first?.path === known.first;
  },
  async do(say) {
    const configured = await configuredBlender();
    const installation = await findBlender({ configured, cache }).catch((error) => {
      if (configured || error.code !== 'blender') throw error;
      say(error.message);
      return installBlender({ cache, say });
    });
    const [first] = configured ? [] : await blenderCandidates({ cache });
    remember(cache, {
      installation,
      configured: configured ?? null,
      first: first?.path ?? null,
      stamp: stampOf(installation.path),
    });
    if (!installation.denoiser)
      say('This Blender has no OpenImageDenoise: pictures are cleaned by a simpler filter; 16 samples a pixel look as 4 would.');
  },
  says: () => {
    const { version, launcher } = knownBlender(cache).installation;
    return `Blender ${version} (${launcher === 'bpy' ? 'bpy' : 'program'})`;
  },
});

/** What the last `do` found; null when it never ran. */
export function knownBlender(cache) {
  try {
    return JSON.parse(readFileSync(fileIn(cache), 'utf8'));
  } catch {
    return null;
  }
}

function remember(cache, known) {
  mkdirSync(join(cache, 'blender'), { recursive: true });
  const temporary = `${fileIn(cache)}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(known, null, 2));
  renameSync(temporary, fileIn(cache));
}

function fileIn(cache) {
  return join(cache, 'blender', 'verified.json');
}

/** Changes when the program is replaced; null when it is gone. */
function stampOf(path) {
  const entry = statSync(path, { throwIfNoEntry: false });
  return entry ? `${entry.size} ${entry.mtimeMs}` : null;
}
