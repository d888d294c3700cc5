/** A child process's end of the line to its parent, in a fork of Node and in a utility process of Electron alike. */
export interface ParentLink {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The parent is gone. */
  onLost(listener: () => void): void;
  /** Nothing more will be said or heard: the process may end. */
  close(): void;
}

interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

export function parentLink(): ParentLink {
  const port: unknown = Reflect.get(process, 'parentPort');
  return isParentPort(port) ? utilityLink(port) : forkLink();
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && typeof value.postMessage === 'function';
}

function utilityLink(port: ParentPort): ParentLink {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
    // Electron ends utility processes together with the app.
    onLost: () => {},
    close: () => process.exit(),
  };
}

function forkLink(): ParentLink {
  return {
    // Without a listener for its outcome, a message to a parent that is gone would end the process before it has saved its work.
    send: (message) => void process.send?.(message, () => {}),
    onMessage: (listener) => process.on('message', listener),
    onLost: (listener) => process.once('disconnect', listener),
    // What was sent before goes out first; native threads may still hold the process, so it is ended.
    close: () => process.send?.({ type: 'bye' }, () => process.exit()),
  };
}
