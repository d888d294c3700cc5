import { Tooltip } from '@mantine/core';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import styles from './Button.module.css';

interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'onClick' | 'className' | 'type'> {
  readonly children: ReactNode;
  readonly onClick: () => void;
  /** `primary`: the one thing to do here; `danger`: something will be lost. */
  readonly kind?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  /** Why it is there, or why it is disabled. */
  readonly hint?: string;
  /** Printed after the name. */
  readonly shortcut?: string;
  readonly pressed?: boolean;
  /** In a narrow toolbar only its icon is seen; the words are its tooltip then. */
  readonly shrinks?: boolean;
}

export function Button({
  children,
  onClick,
  kind = 'plain',
  icon,
  disabled = false,
  hint,
  shortcut,
  pressed,
  shrinks,
  ...given
}: ButtonProps) {
  const button = (
    <button
      {...given}
      type="button"
      className={styles.button}
      data-kind={kind}
      data-shrinks={shrinks || undefined}
      onClick={disabled ? undefined : onClick}
      aria-disabled={disabled || undefined}
      aria-pressed={pressed}
    >
      {icon}
      <span>{children}</span>
      {shortcut === undefined ? null : <kbd aria-hidden>{shortcut}</kbd>}
    </button>
  );
  if (hint === undefined && shrinks !== true) return button;
  return <Tooltip label={hint ?? [children, shortcut].filter(Boolean).join(' · ')}>{button}</Tooltip>;
}

/** Beside its own: what a menu gives to the button that opens it. */
interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'onClick' | 'className' | 'type'> {
  /** What it does: the tooltip, and its name to a screen reader. */
  readonly label: string;
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly shortcut?: string;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
}

export function IconButton({ label, children, onClick, shortcut, disabled = false, pressed, ...given }: IconButtonProps) {
  return (
    <Tooltip label={shortcut === undefined ? label : `${label} · ${shortcut}`}>
      <button
        {...given}
        type="button"
        className={styles.icon}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={disabled || undefined}
        onClick={disabled ? undefined : onClick}
      >
        {children}
      </button>
    </Tooltip>
  );
}
