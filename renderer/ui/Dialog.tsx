import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { shell } from '../texts/shell.ts';
import { Button } from './Button.tsx';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The button that does it. */
  readonly action: { readonly label: string; readonly perform: () => void; readonly disabled?: boolean; readonly danger?: boolean };
  readonly size?: number;
}

/** A question with one answer button and a way out. Enter in a field answers. */
export function Dialog({ title, onClose, children, action, size = 460 }: DialogProps) {
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': shell.close }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (action.disabled !== true) action.perform();
        }}
      >
        {children}
        {/* Without one, Enter answers only in forms of a single field. */}
        <button type="submit" hidden />
        <div className={styles.actions}>
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
          <Button kind={action.danger ? 'danger' : 'primary'} disabled={action.disabled ?? false} onClick={action.perform}>
            {action.label}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
