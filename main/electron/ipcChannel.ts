import { type IpcMainEvent, ipcMain, type WebContents } from 'electron';
import type { Channel } from '../../shared/contract/channel.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import { FRAME_CHANNEL } from '../../shared/contract/ipc.ts';
import { isOwnAddress } from './scheme.ts';

/**
 * Calls `onChannel` with a fresh channel each time the window loads its page, so that a reload ends what the old page had
 * asked for. Frames count only from the main frame of our own page.
 */
export function openChannels(contents: WebContents, onChannel: (channel: Channel) => void): void {
  let close: () => void = () => {};
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (!isMainFrame || isSameDocument) return;
    close();
    close = openChannel(contents, onChannel);
  });
  contents.on('render-process-gone', () => close());
  contents.once('destroyed', () => close());
}

function openChannel(contents: WebContents, onChannel: (channel: Channel) => void): () => void {
  const frameListeners = new Set<(frame: unknown) => void>();
  const closeListeners = new Set<(cause: StudioError) => void>();
  const receive = (event: IpcMainEvent, frame: unknown) => {
    if (event.sender !== contents || !isTrusted(event)) return;
    for (const listener of [...frameListeners]) listener(frame);
  };
  ipcMain.on(FRAME_CHANNEL, receive);
  onChannel({
    send(frame) {
      if (!contents.isDestroyed()) contents.send(FRAME_CHANNEL, frame);
    },
    onFrame(listener) {
      frameListeners.add(listener);
      return () => frameListeners.delete(listener);
    },
    onClose(listener) {
      closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
  });
  return () => {
    ipcMain.off(FRAME_CHANNEL, receive);
    const cause = new StudioError('unavailable', 'The window was closed or loaded anew.');
    for (const listener of [...closeListeners]) listener(cause);
  };
}

function isTrusted({ senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnAddress(senderFrame.url);
}
