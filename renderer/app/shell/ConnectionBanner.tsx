import { useConnection } from '../../client/connection.ts';
import { shell } from '../../texts/shell.ts';
import styles from './Frame.module.css';

/** The backend is gone: said once, over everything, until it is back. */
export function ConnectionBanner() {
  const status = useConnection((state) => state.status);
  if (status !== 'lost') return null;
  return (
    <div className={styles.banner} role="alert">
      {shell.lost}
    </div>
  );
}
