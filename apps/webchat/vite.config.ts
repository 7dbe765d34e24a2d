import { defineConfig } from 'vite';

const here = new URL('.', import.meta.url).pathname;

/** One script with a name that stays, for shops to embed; the demo pages beside it are copied from `public`. */
export default defineConfig({
  root: here,
  base: '/webchat/',
  build: {
    outDir: '../../dist/apps/webchat',
    emptyOutDir: true,
    lib: { entry: `${here}src/main.ts`, formats: ['iife'], name: 'ParleyWebchat', fileName: () => 'widget.js' },
  },
});
