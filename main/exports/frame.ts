import type { ShownPerson } from '../../shared/domain/dataset/format.ts';
import type { Side } from '../../shared/domain/dataset/split.ts';

/** Bytes per pixel, row by row; above 0 is set. */
export interface FrameMasks {
  readonly width: number;
  readonly height: number;
  readonly skin: Uint8Array;
  readonly person: Uint8Array | null;
  /** Number of the person a pixel shows, 0 for none; null where at most one person is told apart. */
  readonly instances: Uint8Array | null;
}

/** The picture as a file to take as it is, or as bytes where the file means something else (EXIF turns, BMP). */
export type FramePicture = { readonly extension: string } & ({ readonly path: string } | { readonly bytes: Uint8Array });

/** A frame to be exported. What is large is read when it is asked for. */
export interface ExportFrame {
  readonly frame: number;
  /** As scores and splits know it. */
  readonly name: string;
  /** Name of its files: `name` with only letters, digits, `_` and `-`; unique. */
  readonly stem: string;
  readonly side: Side | null;
  /** Subject or person. */
  readonly group: string;
  readonly paths: { readonly image: string; readonly skin: string; readonly person: string | null };
  masks(): Promise<FrameMasks>;
  picture(): Promise<FramePicture>;
  /** What is known of each person in it, in the order of the instances; empty for photographs. */
  people(): Promise<readonly ShownPerson[]>;
  /** Everything else that is known, as JSON. */
  record(): Promise<unknown>;
}

export interface ExportSource {
  readonly name: string;
  readonly description: string;
  readonly createdAt: string;
  /** Who wants to be named, and under which licence the pictures may be used. */
  readonly licence: string;
  readonly frames: readonly ExportFrame[];
}
