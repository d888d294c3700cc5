import { protocol } from 'electron';
import type { Host } from '../host/index.ts';

const SCHEME = 's2m';
/** The window's own address; nothing else is ever loaded into it. */
export const APP_ORIGIN = `${SCHEME}://app`;

/** Has to happen before the app is ready. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** The window's files and the host's assets under one origin. */
export function handleScheme(respond: Host['respond']): void {
  protocol.handle(SCHEME, (request) => {
    if (!isOwnAddress(request.url)) return new Response('Not found', { status: 404 });
    return respond(request);
  });
}

export function isOwnAddress(url: string): boolean {
  return url.startsWith(`${APP_ORIGIN}/`);
}
