import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { FRAME_CHANNEL } from '../shared/contract/ipc.ts';

/** The window's only door. Whatever goes through it is parsed on the other side. */
contextBridge.exposeInMainWorld('studio', {
  platform: process.platform,
  send: (frame: unknown) => ipcRenderer.send(FRAME_CHANNEL, frame),
  /** The bridge gives functions a new identity at each crossing, so the undo is returned. */
  onFrame(listener: (frame: unknown) => void) {
    const receive = (_event: IpcRendererEvent, frame: unknown) => listener(frame);
    ipcRenderer.on(FRAME_CHANNEL, receive);
    return () => {
      ipcRenderer.off(FRAME_CHANNEL, receive);
    };
  },
});
