/** What networks are sized by. */
export interface Levels {
  /** Channels of the first level, doubled at each level down. */
  readonly width: number;
  readonly depth: number;
}

/** A norm of a network: its channels and by how much its resolution is reduced (1, 2, 4, …). */
export interface NormPlace {
  readonly name: string;
  readonly channels: number;
  readonly reduction: number;
}
