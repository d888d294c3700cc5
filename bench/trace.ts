import { z } from 'zod';

const Event = z.object({
  name: z.string(),
  ph: z.string(),
  /** Microseconds. */
  ts: z.number(),
  dur: z.number().optional(),
  /** The same by the thread's own clock, which stands still while other programs have the processor. */
  tts: z.number().optional(),
  tdur: z.number().optional(),
  pid: z.number(),
  tid: z.number(),
  args: z.object({ data: z.object({ type: z.string().optional() }).optional() }).optional(),
});
type Event = z.infer<typeof Event>;
const Trace = z.object({ traceEvents: z.array(z.unknown()) });

/** What DevTools counts as scripting. */
const SCRIPT = new Set([
  'EventDispatch',
  'FunctionCall',
  'EvaluateScript',
  'FireAnimationFrame',
  'TimerFire',
  'RunMicrotasks',
  'MinorGC',
  'MajorGC',
]);
const FRAME = 'BeginMainThreadFrame';

/** Processor time of events in their order, microseconds: what is nested counts once. */
function covered(events: readonly Event[]): number {
  let total = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { ts, dur = 0, tts = ts, tdur = dur } of events) {
    const start = Math.max(tts, end);
    const stop = tts + tdur;
    if (stop <= start) continue;
    total += stop - start;
    end = stop;
  }
  return total;
}

/**
 * Milliseconds of script in each frame of the page's main thread in which the pointer moved, from a trace of Chromium.
 * @throws Error where the trace has no such frames.
 */
export function scriptPerFrame(trace: Buffer): number[] {
  const parsed = Trace.parse(JSON.parse(trace.toString('utf8')));
  const events = parsed.traceEvents.flatMap((event) => {
    const known = Event.safeParse(event);
    return known.success ? [known.data] : [];
  });
  const isMove = ({ name, args }: Event) => name === 'EventDispatch' && args?.data?.type === 'pointermove';
  const first = events.find(isMove);
  if (first === undefined) throw new Error('The trace has no movement of the pointer.');
  const own = events.filter(({ pid, tid }) => pid === first.pid && tid === first.tid).sort((a, b) => a.ts - b.ts);
  const scripts = own.filter(({ name, ph }) => ph === 'X' && SCRIPT.has(name));
  const starts = own.filter(({ name }) => name === FRAME).map(({ ts }) => ts);
  return starts.slice(1).flatMap((to, index) => {
    const from = starts[index] ?? to;
    const inside = scripts.filter(({ ts }) => ts >= from && ts < to);
    return inside.some(isMove) ? [covered(inside) / 1000] : [];
  });
}
