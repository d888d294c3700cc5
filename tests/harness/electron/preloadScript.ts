/**
 * Wraps a built preload so that it runs in the page before the page's own scripts, with a `require` that knows `electron` and
 * nothing else, as in a sandbox. Functions get a new identity and objects are frozen when they cross the bridge.
 */
export function preloadScript(source: string, platform: NodeJS.Platform): string {
  return `(() => {
    const listeners = new Map();
    const send = globalThis.__send;
    delete globalThis.__send;
    Object.defineProperty(globalThis, '__deliver', { value: (channel, payload) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, payload);
    }});
    const bridged = (value) =>
      typeof value === 'function' ? (...args) => bridged(value(...args))
      : value && typeof value === 'object' ? Object.freeze(Object.fromEntries(Object.entries(value).map(([k, v]) => [k, bridged(v)])))
      : value;
    const electron = {
      ipcRenderer: {
        send: (channel, payload) => void send(channel, payload),
        on(channel, listener) { listeners.set(channel, [...(listeners.get(channel) ?? []), listener]); },
        off(channel, listener) { listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener)); },
      },
      contextBridge: { exposeInMainWorld: (key, api) => Object.defineProperty(globalThis, key, { value: bridged(api) }) },
    };
    const require = (name) => {
      if (name === 'electron') return electron;
      throw new Error('module not found in a sandboxed preload: ' + name);
    };
    const process = { platform: ${JSON.stringify(platform)} };
    const module = { exports: {} };
    (function (require, module, exports, process) {
${source}
    })(require, module, module.exports, process);
  })()`;
}
