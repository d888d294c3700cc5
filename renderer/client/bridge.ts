import type { Channel } from '../../shared/contract/channel.ts';

/** What the preload exposes in Electron; absent in a browser. */
interface StudioBridge {
  readonly platform: string;
  send(frame: unknown): void;
  /** Functions lose their identity on the bridge, so the undo is returned. */
  onFrame(listener: (frame: unknown) => void): () => void;
}

declare global {
  interface Window {
    readonly studio?: StudioBridge;
  }
}

export function bridgeChannel(bridge: StudioBridge): Channel {
  return {
    send: (frame) => bridge.send(frame),
    onFrame: (listener) => bridge.onFrame(listener),
    /** The host lives and dies with the window's process. */
    onClose: () => () => {},
  };
}

/** A Mac's command key is ⌘. */
export const isMac = /^(darwin|mac)/i.test(window.studio?.platform ?? navigator.platform);
