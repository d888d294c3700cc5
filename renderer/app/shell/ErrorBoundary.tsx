import { Component, type ReactNode } from 'react';
import { shell } from '../../texts/shell.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import styles from './Frame.module.css';

interface State {
  readonly error: unknown;
}

/** A fault in one workspace leaves the others and the frame usable. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className={styles.crash}>
        <h2>{shell.crashed}</h2>
        <p>{shell.crashedNext}</p>
        <ErrorNote error={error} onRetry={() => this.setState({ error: null })} />
      </div>
    );
  }
}
