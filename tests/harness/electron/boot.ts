import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/**
 * Runs the built app on the stand-in, in a process of its own. The test steers it by messages: what it cannot see from the
 * page, it asks for here.
 */
const standIn = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/main)?$/.test(specifier) ? { url: standIn, shortCircuit: true } : next(specifier, context),
});

const { app } = await import('./app.ts');
const { BrowserWindow } = await import('./browserWindow.ts');
const { browserContext, debuggingAddress } = await import('./chromium.ts');
const { desktop } = await import('./desktop.ts');

const Command = z.discriminatedUnion('type', [
  z.object({ type: z.literal('inspect') }),
  z.object({ type: z.literal('answerDialog'), folder: z.string() }),
  z.object({ type: z.literal('clickMenu'), label: z.string() }),
  z.object({ type: z.literal('blur') }),
  z.object({ type: z.literal('secondInstance') }),
  z.object({ type: z.literal('closeAllWindows') }),
  z.object({ type: z.literal('quit') }),
]);

function perform(command: z.infer<typeof Command>): unknown {
  const [window] = BrowserWindow.getAllWindows();
  switch (command.type) {
    case 'inspect':
      return {
        windows: BrowserWindow.getAllWindows().length,
        options: window?.options,
        isShown: window?.isShown,
        focused: window?.focused,
        permissionHandlers: window?.webContents.permissionHandlers,
        opened: desktop.opened,
        notifications: desktop.notifications,
        menu: desktop.menu.map(({ label, role }) => label ?? role),
      };
    case 'answerDialog':
      return desktop.folders.push(command.folder);
    case 'clickMenu':
      return clickMenu(command.label);
    case 'blur':
      if (window) window.focused = false;
      return null;
    case 'secondInstance':
      return app.emit('second-instance');
    case 'closeAllWindows':
      return app.emit('window-all-closed');
    case 'quit':
      return app.quit();
  }
}

function clickMenu(label: string): boolean {
  for (const { submenu } of desktop.menu) {
    const item = Array.isArray(submenu) ? submenu.find((entry) => entry.label === label) : undefined;
    if (item?.click) return Reflect.apply(item.click, item, []) ?? true;
  }
  return false;
}

process.on('message', (raw) => {
  const { id, command } = z.object({ id: z.number(), command: Command }).parse(raw);
  process.send?.({ type: 'answer', id, value: perform(command) ?? null });
});

const bundle = process.argv[2];
if (bundle === undefined) throw new Error('Which bundle?');
await import(pathToFileURL(bundle).href);
await browserContext();
app.becomeReady();
process.send?.({ type: 'ready', debugging: debuggingAddress() });
