import { readiness } from './readiness.ts';

type Handler = (request: Request) => Response | Promise<Response>;

export const schemes = new Map<string, Handler>();
const privileged = new Set<string>();

/** Electron's `protocol`: schemes are made privileged before the app is ready, and handled after. */
export const protocol = {
  registerSchemesAsPrivileged(list: { scheme: string }[]): void {
    if (readiness.isReached) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme } of list) privileged.add(scheme);
  },
  handle(scheme: string, handler: Handler): void {
    if (!readiness.isReached) throw new Error('protocol.handle can only be used after the app is ready');
    if (schemes.has(scheme)) throw new Error(`The scheme ${scheme} has already been intercepted`);
    schemes.set(scheme, handler);
  },
};

/** Chromium knows no scheme of ours, so a page of `s2m://app` is shown to it as `https://app.s2m.invalid`. */
export function toChromium(url: string): string {
  return url.replace(/^([a-z0-9]+):\/\/([^/]+)/, (whole, scheme, host) =>
    privileged.has(scheme) ? `https://${host}.${scheme}.invalid` : whole,
  );
}

export function fromChromium(url: string): string {
  return url.replace(/^https:\/\/([^/.]+)\.([a-z0-9]+)\.invalid/, (_whole, host, scheme) => `${scheme}://${host}`);
}
