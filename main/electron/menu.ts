import { app, Menu, type MenuItemConstructorOptions } from 'electron';

export interface MenuCommands {
  readonly openLibrary: () => void;
}

/** The system's menu. The window has its own commands; here is what only the system can do. */
export function setMenu({ openLibrary }: MenuCommands): void {
  const mac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const quit: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'close' }] : [{ role: 'quit' }];
  const template: MenuItemConstructorOptions[] = [
    ...mac,
    {
      label: 'File',
      submenu: [{ label: 'Open library…', accelerator: 'CmdOrCtrl+O', click: openLibrary }, { type: 'separator' }, ...quit],
    },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'reload' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
