import type { ExportOptions } from '../../shared/domain/dataset/exportOptions.ts';
import type { ExportFrame, ExportSource } from './frame.ts';

/** Writes one export into an empty folder. */
export interface ExportWriter {
  /**
   * Reads and encodes a frame, several at a time; what it gives back writes it and is called in the order of the frames.
   * @throws StudioError `data` naming a file that is broken.
   */
  encode(frame: ExportFrame): Promise<() => Promise<void>>;
  /** Writes what stands at the end, after the last frame. */
  finish(): Promise<void>;
  /** Lets go of open files where the export ends early. */
  abandon?(): Promise<void>;
}

export type OpenExport = (dir: string, source: ExportSource, options: ExportOptions) => Promise<ExportWriter>;
