import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import styles from './Section.module.css';

interface SectionsState {
  readonly open: Readonly<Record<string, boolean>>;
}

const useSections = create<SectionsState>()(persist(() => ({ open: {} }), { name: 's2mgen.sections' }));

/** Opens a section and brings it into view, where its inspector is shown. */
export function openSection(id: string): void {
  useSections.setState((state) => ({ open: { ...state.open, [id]: true } }));
  // Where it stands is known when it has been laid out.
  requestAnimationFrame(() => document.querySelector(`[data-section="${id}"]`)?.scrollIntoView({ block: 'nearest' }));
}

interface SectionProps {
  /** Under this name it is remembered whether it is open. */
  readonly id: string;
  readonly title: string;
  /** One line that tells the content while it is closed. */
  readonly summary?: ReactNode;
  readonly initiallyOpen?: boolean;
  readonly children: ReactNode;
}

/** A collapsible group of an inspector. */
export function Section({ id, title, summary, initiallyOpen = false, children }: SectionProps) {
  const open = useSections((state) => state.open[id] ?? initiallyOpen);
  const body = useId();
  return (
    <section className={styles.section} aria-label={title} data-section={id}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        aria-controls={body}
        onClick={() => useSections.setState((state) => ({ open: { ...state.open, [id]: !open } }))}
      >
        <IconChevronRight size={13} className={styles.chevron} />
        <span className={styles.title}>{title}</span>
        {summary === undefined ? null : <span className={styles.summary}>{summary}</span>}
      </button>
      {open ? (
        <div id={body} className={styles.body}>
          {children}
        </div>
      ) : null}
    </section>
  );
}
