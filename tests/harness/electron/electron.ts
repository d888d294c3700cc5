/** The part of Electron that the studio uses, with its behaviour. Each window is a page of a real Chromium. */
export { app } from './app.ts';
export { BrowserWindow } from './browserWindow.ts';
export { dialog, Menu, Notification, screen, shell } from './desktop.ts';
export { ipcMain } from './ipc.ts';
export { protocol } from './protocol.ts';
export { utilityProcess } from './utilityProcess.ts';
