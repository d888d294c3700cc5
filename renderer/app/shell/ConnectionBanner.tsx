import { useEffect, useState } from 'react';
import { reconnectNow, useConnection } from '../../client/connection.ts';
import { shell } from '../../texts/shell.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Frame.module.css';

const SECOND = 1000;

/** Seconds until a moment, counted down. */
function useSecondsUntil(moment: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (moment === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, [moment]);
  return moment === null ? 0 : Math.max(0, Math.ceil((moment - now) / SECOND));
}

/** The backend is gone: said once, over everything, until it is back; and what is safe meanwhile. */
export function ConnectionBanner() {
  const { status, retryAt } = useConnection();
  const seconds = useSecondsUntil(retryAt);
  if (status !== 'lost') return null;
  return (
    <div className={styles.banner}>
      <span role="alert">{shell.lost}</span>
      <span className={styles.wait}>{seconds === 0 ? shell.trying : shell.tryingIn(seconds)}</span>
      <Button disabled={retryAt === null} onClick={reconnectNow}>
        {shell.tryNow}
      </Button>
    </div>
  );
}
