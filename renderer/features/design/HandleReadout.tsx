import { texts } from '../../texts/view.ts';
import { useDrag } from './handles/dragStore.ts';
import styles from './readout.module.css';

/** The numbers beside the handle being dragged, and why they go no further. */
export function HandleReadout() {
  const drag = useDrag((state) => state.drag);
  if (drag?.edit == null) return null;
  const { x, y, edit } = drag;
  const isRight = x > window.innerWidth * 0.6;
  const side = isRight ? { right: window.innerWidth - x + 18 } : { left: x + 18 };
  return (
    <div className={styles.readout} role="status" style={{ ...side, top: y + 14 }}>
      <b>{edit.text}</b>
      <span>{edit.reason ?? texts.escape}</span>
    </div>
  );
}
