import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

/** Packages with native code, or that find files beside themselves; everything else goes into the bundles. */
const KEPT_AS_PACKAGES = ['better-sqlite3', 'onnxruntime-node', 'sharp'];

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          electron: at('main/electron/index.ts'),
          s2mgen: at('main/cli/entry.ts'),
          // Started by path, as a process of its own: it keeps its name.
          modelProcess: at('main/jobs/modelProcess.ts'),
          // Started by path, as threads of that process.
          dataThread: at('main/jobs/dataThread.ts'),
          // Started by path, as a thread of whoever checks a dataset.
          alikeThread: at('main/jobs/alikeThread.ts'),
        },
        external: ['electron', ...KEPT_AS_PACKAGES],
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload cannot require packages: everything goes into one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('preload/index.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: { outDir: 'out/renderer', minify: true, rolldownOptions: { input: at('renderer/index.html') } },
  },
});
