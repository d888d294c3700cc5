import { type ForecastQuestion, serveForecasts } from '../../../../shared/domain/coverage/service.ts';

/** A thread that samples and forecasts, so that the window stays smooth while a value is dragged. */
const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

const ask = serveForecasts((answer) => self.postMessage(answer), {
  now: () => performance.now(),
  // Timers that follow each other wait 4 ms; messages do not.
  pause: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    }),
});

self.addEventListener('message', ({ data }: MessageEvent<ForecastQuestion>) => ask(data));
