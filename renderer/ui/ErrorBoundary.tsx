import { Component, type ReactNode } from 'react';
import { shell } from '../texts/shell.ts';
import styles from './ErrorBoundary.module.css';
import { ErrorNote } from './ErrorNote.tsx';

interface State {
  readonly error: unknown;
}

/** A fault in one part of the window leaves the others usable. */
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
