import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Job } from '../../../shared/contract/jobs.ts';
import { texts } from '../../texts/render.ts';

/** Whether the user asked to be told. The desktop shell tells by itself, through the system. */
export const useNotify = create<{ readonly on: boolean }>()(
  persist((): { readonly on: boolean } => ({ on: false }), { name: 's2mgen.notify' }),
);

/** Work that took less was watched to its end. */
const LONG = 20_000;

/** Turns notifications on after the browser's own question; false when it refused. */
export async function askToNotify(): Promise<boolean> {
  const on = (await Notification.requestPermission()) === 'granted';
  useNotify.setState({ on });
  return on;
}

/** Tells that long work ended, when nobody looks at this tab and the user asked for it. */
export function notifyOf({ id, title, state, failure, createdAt }: Job): void {
  if (window.studio !== undefined || !useNotify.getState().on || !document.hidden) return;
  if ((state !== 'done' && state !== 'failed') || Date.now() - Date.parse(createdAt) < LONG) return;
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const notification = new Notification(title, { body: failure?.message ?? texts.notify.done, tag: id });
  notification.addEventListener('click', () => window.focus());
}
