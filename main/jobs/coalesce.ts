export interface Coalesced<T> {
  push(value: T): void;
  /** Delivers what is held back, now. */
  flush(): void;
}

/**
 * Passes values on, at most one every `milliseconds`: the first at once, of later ones the newest when its time has come.
 * What changes a hundred times a second reaches the window ten times.
 */
export function coalesce<T>(milliseconds: number, deliver: (value: T) => void): Coalesced<T> {
  let held: { value: T } | null = null;
  let timer: NodeJS.Timeout | null = null;
  const release = () => {
    timer = null;
    if (held === null) return;
    const { value } = held;
    held = null;
    deliver(value);
    wait();
  };
  const wait = () => {
    timer = setTimeout(release, milliseconds);
    // A pending progress line must not keep a finished process alive.
    timer.unref();
  };
  return {
    push(value) {
      held = { value };
      if (timer === null) release();
    },
    flush() {
      if (timer !== null) clearTimeout(timer);
      release();
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
