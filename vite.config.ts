import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import options from './remix.config.js';

export default defineConfig({
  plugins: [tailwindcss(), remix(options)],
  build: {
    manifest: true,
    target: 'es2022',
    minify: 'terser',
    terserOptions: { ecma: 2020, module: true, compress: { passes: 3 } },
  },
  resolve: {
    // Two copies of Yjs in one page do not know each other's types and corrupt documents.
    dedupe: ['yjs', 'y-protocols', 'lib0', 'react', 'react-dom'],
    // What of it a browser has no use for is 2 kB of every board.
    alias: ['logging', 'broadcastchannel', 'environment'].map((name) => ({
      find: `lib0/${name}`,
      replacement: fileURLToPath(new URL(`app/collab/lib0/${name}.ts`, import.meta.url)),
    })),
  },
  optimizeDeps: {
    // Found late, each of these would reload the first page of a cold start.
    include: ['@dnd-kit/core', 'i18next', 'react-i18next', 'yjs', 'y-websocket', 'y-protocols/awareness'],
  },
});
