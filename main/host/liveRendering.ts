import type { Rendering } from '../../shared/contract/rendering.ts';
import { Broadcast, coalesce, RenderWatch } from '../jobs/index.ts';

const TELL_EVERY = 250;

/** What Blender does in this host: one rendering at a time, the last one as it was at its end. */
export class LiveRendering {
  readonly changes = new Broadcast<Rendering>();
  #watch: RenderWatch | null = null;

  now(): Rendering | null {
    return this.#watch?.now() ?? null;
  }

  /** A job begins to render. */
  begin(job: string): RenderWatch {
    const told = coalesce<RenderWatch>(TELL_EVERY, (watch) => {
      if (watch === this.#watch) this.changes.emit(watch.now());
    });
    const watch: RenderWatch = new RenderWatch(job, () => told.push(watch));
    this.#watch = watch;
    return watch;
  }
}
