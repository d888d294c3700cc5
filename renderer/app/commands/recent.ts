import { create } from 'zustand';
import { persist } from 'zustand/middleware';

const MOST = 6;

interface Recent {
  /** Ids of the commands last performed by the palette, the last one first. */
  readonly ids: readonly string[];
}

/** What was last done by the palette; it offers that first. Remembered over restarts. */
export const useRecent = create<Recent>()(persist((): Recent => ({ ids: [] }), { name: 's2mgen.recent' }));

export function rememberCommand(id: string): void {
  useRecent.setState(({ ids }) => ({ ids: [id, ...ids.filter((other) => other !== id)].slice(0, MOST) }));
}
