/** Names under which a browser reaches this machine itself. Any other name is a page that tricked the name service. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Any port: the user's end of an SSH tunnel may be another one. */
export function isLoopbackHost(host: string | undefined): boolean {
  const url = host === undefined ? null : URL.parse(`http://${host}`);
  // Nothing but a name and a port: a user name before an @ would show another host to a careless reader.
  return url !== null && (url.host === host || `${url.host}:80` === host) && LOOPBACK.has(url.hostname);
}

/** A browser tells the page that connects; only our own, from this very address, may. */
export function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin !== undefined && host !== undefined && origin === `http://${host}`;
}

/** Value of a cookie in a `Cookie` header. */
export function cookieOf(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return null;
}
