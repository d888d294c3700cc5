import { setImmediate, setTimeout } from 'node:timers/promises';

/** Between two pictures of one page pass less than so many milliseconds. */
const PAUSE = 5;
/** Long work makes way for so many milliseconds at a time, so that it ends under any load. */
const LONGEST = 25;

let underWay = 0;
let last = Number.NEGATIVE_INFINITY;

/** The same function; long work makes way while it answers. */
export function withPrecedence<In, Out>(answer: (request: In) => Promise<Out>): (request: In) => Promise<Out> {
  return async (request) => {
    underWay++;
    try {
      return await answer(request);
    } finally {
      underWay--;
      last = performance.now();
    }
  };
}

/** Between two slices of long work: other work of the process gets its turn, and what somebody looks at is answered first. */
export async function turn(): Promise<void> {
  await setImmediate();
  const until = performance.now() + LONGEST;
  const isAsked = () => underWay > 0 || performance.now() - last < PAUSE;
  while (isAsked() && performance.now() < until) await setTimeout(1);
}
