export interface LockOptions {
  /** Told once, with the owner's process id, when another process holds the lock. */
  readonly onWait?: (owner: number) => void;
  /** Ends the waiting with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Milliseconds without a heartbeat after which an owner that cannot be asked counts as dead. */
  readonly silence?: number;
}

/** Runs `work` while no other process (or caller) that uses the same path does. The lock of a dead owner is taken over. */
export declare function withLock<T>(path: string, work: () => Promise<T>, options?: LockOptions): Promise<T>;
