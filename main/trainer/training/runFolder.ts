import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../../shared/contract/errors.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { type EpochMetrics, RunDescription } from '../../../shared/domain/training/run.ts';
import { writeAtomically } from './atomicFile.ts';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';

/** The files of a run. */
export class RunFolder {
  readonly path: string;
  readonly description: string;
  readonly recipe: string;
  readonly metrics: string;
  readonly checkpoint: string;
  readonly previousCheckpoint: string;
  readonly model: string;

  constructor(path: string) {
    this.path = path;
    this.description = join(path, 'run.json');
    this.recipe = join(path, 'recipe.json');
    this.metrics = join(path, 'metrics.jsonl');
    this.checkpoint = join(path, 'checkpoint.bin');
    this.previousCheckpoint = join(path, 'checkpoint.previous.bin');
    this.model = join(path, 'model.onnx');
  }

  /**
   * Makes the folder and writes run.json and recipe.json, or takes up the run that is there.
   * @throws StudioError `conflict` when the folder holds a run that is not to be resumed, or one of another recipe or seed.
   */
  async open(wanted: Omit<RunDescription, 'id' | 'createdAt' | 'format' | 'version'>, resume: boolean): Promise<RunDescription> {
    await mkdir(this.path, { recursive: true });
    const known = await this.readDescription();
    if (known !== null && !resume) {
      throw new StudioError('conflict', `"${this.path}" already holds the run "${known.name}".`, {
        next: 'Resume it, or choose another folder.',
      });
    }
    if (known !== null) checkSame(known, wanted);
    const description: RunDescription = {
      format: 's2mgen.run',
      version: 1,
      id: known?.id ?? randomUUID(),
      createdAt: known?.createdAt ?? new Date().toISOString(),
      ...wanted,
    };
    await writeAtomically(this.description, `${JSON.stringify(description, null, 2)}\n`);
    await writeAtomically(this.recipe, `${JSON.stringify(description.recipe, null, 2)}\n`);
    return description;
  }

  /** Writes the checkpoint and keeps the one before it. */
  async saveCheckpoint(checkpoint: Checkpoint): Promise<void> {
    await writeAtomically(this.checkpoint, encodeCheckpoint(checkpoint), this.previousCheckpoint);
  }

  /**
   * The newest whole checkpoint, or null when there is none. A damaged one is passed over for the one before it, and
   * `onNotice` is told.
   * @throws StudioError (`data`) when all that is there is damaged.
   */
  async loadCheckpoint(onNotice: (message: string) => void): Promise<Checkpoint | null> {
    let damage: unknown = null;
    for (const file of [this.checkpoint, this.previousCheckpoint]) {
      const bytes = await readFile(file).catch(nullIfMissing);
      if (bytes === null) continue;
      try {
        const checkpoint = decodeCheckpoint(bytes, file);
        if (damage instanceof Error) {
          onNotice(`${damage.message} The run goes on from the one before it, after epoch ${checkpoint.header.epochs.length}.`);
        }
        return checkpoint;
      } catch (error) {
        damage ??= error;
      }
    }
    if (damage !== null) throw damage;
    return null;
  }

  async writeMetrics(epochs: readonly EpochMetrics[]): Promise<void> {
    await writeAtomically(this.metrics, epochs.map((epoch) => `${JSON.stringify(epoch)}\n`).join(''));
  }

  async appendMetrics(epoch: EpochMetrics): Promise<void> {
    await appendFile(this.metrics, `${JSON.stringify(epoch)}\n`);
  }

  async writeModel(model: Uint8Array): Promise<void> {
    await writeAtomically(this.model, model);
  }

  /** What run.json says, or null without one. */
  async readDescription(): Promise<RunDescription | null> {
    const text = await readFile(this.description, 'utf8').catch(nullIfMissing);
    if (text === null) return null;
    try {
      return RunDescription.parse(JSON.parse(text));
    } catch (cause) {
      throw new StudioError('data', `"${this.description}" is broken or of another version.`, {
        next: 'Choose another folder, or repair the file.',
        cause,
      });
    }
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** A resumed run must be the same run; only the number of epochs and the name may change. */
function checkSame(known: RunDescription, wanted: Pick<RunDescription, 'recipe' | 'seed'>): void {
  const comparable = (recipe: Recipe, seed: number) => JSON.stringify({ ...recipe, name: '', epochs: 0, seed });
  if (comparable(known.recipe, known.seed) === comparable(wanted.recipe, wanted.seed)) return;
  throw new StudioError('conflict', `The run "${known.name}" was started with another recipe or seed.`, {
    next: 'Resume it with its own recipe.json and seed, or start a new run in another folder.',
  });
}
