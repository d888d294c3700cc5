/** Worker processes of this program. They lead process groups of their own, so nothing else ends them with us. */
const alive = new Set<number>();

function endAll(): void {
  for (const pid of alive) signalGroup(pid, 'SIGKILL');
}

/** Sees to it that the child does not outlive this process. Returns its undo. */
export function endWithUs(pid: number): () => void {
  if (alive.size === 0) process.on('exit', endAll);
  alive.add(pid);
  return () => {
    alive.delete(pid);
    if (alive.size === 0) process.off('exit', endAll);
  };
}

/** Signals a child and all that it started. */
export function signalGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // gone already
  }
}
