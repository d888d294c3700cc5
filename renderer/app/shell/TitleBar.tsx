import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../../client/queries.ts';
import { JobsPill } from '../../features/jobs/JobsPill.tsx';
import { shell } from '../../texts/shell.ts';
import { shortcutLabel } from '../commands/shortcut.ts';
import styles from './Frame.module.css';
import { useOverlays } from './overlays.ts';

/** Which library is open, the way to every command, and what is being worked on. */
export function TitleBar() {
  const { data: status } = useQuery(statusQuery);
  const library = status?.library.split(/[\\/]/).filter(Boolean).at(-1);
  return (
    <header className={styles.title}>
      <h1 className={styles.name} title={status?.library}>
        <b>{library ?? shell.name}</b>
        {library === undefined ? null : shell.name}
      </h1>
      <button type="button" className={styles.search} onClick={() => useOverlays.setState({ palette: true })}>
        <span>{shell.search}</span>
        <span aria-hidden>{shortcutLabel('Mod+K')}</span>
      </button>
      <div className={styles.right}>
        <JobsPill />
      </div>
    </header>
  );
}
