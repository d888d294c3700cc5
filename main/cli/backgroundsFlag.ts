import { join, resolve } from 'node:path';
import { BackgroundCollection } from '../backgrounds/index.ts';
import { backgroundsOfFolder, reviewedBackgrounds, type UserBackgrounds } from '../jobs/index.ts';
import { cacheFolder, libraryFolder } from '../places.ts';
import type { Session } from './session.ts';

/** In place of a folder: the photographs of the library that were accepted. */
const REVIEWED = 'reviewed';

export const backgroundsFlag = {
  value: `DIR|${REVIEWED}`,
  help: `Photographs for the walls: a folder’s, or those accepted in the library (see \`s2mgen backgrounds\`).`,
} as const;

export function libraryBackgrounds(session: Session): BackgroundCollection {
  return new BackgroundCollection(join(libraryFolder(session.library), 'backgrounds'));
}

/** What `--backgrounds` names. A folder's pictures are made clean in the cache first; what is wrong with it is said. */
export async function userBackgrounds(session: Session, wanted: string | undefined): Promise<UserBackgrounds | undefined> {
  if (wanted === undefined) return undefined;
  if (wanted === REVIEWED) return reviewedBackgrounds(libraryBackgrounds(session));
  const { notices, ...backgrounds } = await backgroundsOfFolder(resolve(wanted), cacheFolder(), {
    signal: session.signal,
    onProgress: session.progress,
  });
  for (const notice of notices) session.say(notice);
  return backgrounds;
}
