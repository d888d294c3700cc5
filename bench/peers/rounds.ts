/** How long programs that are measured beside each other run. */
export interface PeerRounds {
  readonly rounds?: number;
  /** Seconds per program and round. */
  readonly seconds?: number;
  readonly threads?: number;
}
