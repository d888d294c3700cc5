import { useState } from 'react';
import { texts } from '../../texts/render.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Row } from '../../ui/Row.tsx';
import { askToNotify, useNotify } from '../jobs/notifyStore.ts';

const { notify: words } = texts;
const OPTIONS = (['off', 'on'] as const).map((value) => ({ value, label: words[value] }));

/** Whether the end of long work is told when nobody looks. The browser asks for permission when it is turned on. */
export function NotifyRow() {
  const on = useNotify((state) => state.on);
  const [isDenied, setDenied] = useState(false);
  if (window.studio !== undefined) return <p className="hint">{words.desktop}</p>;
  if (!('Notification' in window)) return <p className="hint">{words.missing}</p>;
  const choose = (value: 'on' | 'off') => {
    if (value === 'off') useNotify.setState({ on: false });
    else void askToNotify().then((granted) => setDenied(!granted));
  };
  return (
    <>
      <Row label={words.label}>
        <Choice label={words.label} value={on ? 'on' : 'off'} options={OPTIONS} onChange={choose} />
      </Row>
      <p className="hint">{isDenied ? words.denied : words.hint}</p>
    </>
  );
}
