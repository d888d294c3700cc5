import { Loader } from '@mantine/core';
import { useState } from 'react';
import { studio } from '../../client/connection.ts';
import { queryClient, statusQuery } from '../../client/queries.ts';
import { texts } from '../../texts/tour.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import styles from './tour.module.css';

const words = texts.steps.preview;

type State = { readonly line: string } | { readonly error: unknown } | null;

/** Gets a Blender, and shows what is being done for it. */
export function SetUpBlender({ problem }: { readonly problem: string | null }) {
  const [state, setState] = useState<State>(null);
  const setUp = async () => {
    setState({ line: words.settingUp });
    try {
      for await (const line of studio().system.setUpBlender({})) setState({ line });
      await queryClient.invalidateQueries(statusQuery);
    } catch (error) {
      setState({ error });
    }
  };
  if (state !== null && 'line' in state) {
    return (
      <p className={styles.doing} role="status">
        <Loader size={12} color="var(--accent)" /> {state.line}
      </p>
    );
  }
  return (
    <div className={styles.setUp}>
      <p>{words.missing}</p>
      {problem === null ? null : <p className="hint">{problem}</p>}
      {state === null ? null : <ErrorNote error={state.error} />}
      <Button kind="primary" onClick={() => void setUp()}>
        {words.setUp}
      </Button>
      <p className="hint">{words.setUpHint}</p>
    </div>
  );
}
