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
  },
  optimizeDeps: {
    // Found late, each of these would reload the first page of a cold start.
    include: [
      '@dnd-kit/core',
      'i18next',
      'react-i18next',
      'yjs',
      'y-websocket',
      'y-indexeddb',
      'y-protocols/awareness',
    ],
  },
});
