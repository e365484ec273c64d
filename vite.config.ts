import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import options from './remix.config.js';

/**
 * Of the live documents, what boards and notes share: Yjs, lines to the server, copies in the browser. In one chunk, since
 * each part would be compressed for itself; without what only notes, only plans, or only what sends left changes, have a use for.
 */
const LIVE = [
  /\/node_modules\/(yjs|y-protocols|y-websocket)\//,
  /\/node_modules\/lib0\/(?!hash|diff)/,
  /\/app\/collab\/(?!notes-|plan-|unsent|use-)[\w-]+\.ts$/,
  /\/app\/collab\/(?!notes-|plan-|unsent)[\w-]+\.client\.ts$/,
];

/** Small parts that most pages have: apart, each would be a request and compressed for itself. Those of leads’ and administrators’ pages stay apart. */
const SHARED =
  /\/app\/(components|domain|i18n)\/(?!accounts|admin-|agenda|audit|decisions|failure-|filter-field|filter-select|made-|matrix|overview|page-tabs|plan-tabs|policy|stage-edits|unsent-notice|use-plan-texts|wall-)[\w-]+\.tsx?$/;

/** The icons of boards that many other pages have, too: likewise. */
const ICONS =
  /\/lucide-react\/.*\/icons\/(arrow-down|arrow-up|flag|list-checks|loader-circle|plus|search|user-round|x)\.m?js$/;

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(options)],
  build: {
    rollupOptions: isSsrBuild
      ? {}
      : {
          output: {
            manualChunks: (id) =>
              LIVE.some((part) => part.test(id)) ? 'live' : SHARED.test(id) || ICONS.test(id) ? 'shared' : undefined,
            onlyExplicitManualChunks: true,
          },
        },
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
    include: [
      ...['@dnd-kit/core', 'i18next', 'react-i18next', 'yjs', 'y-websocket', 'y-protocols/awareness', 'lib0/diff'],
      ...['core', 'react', 'starter-kit', 'suggestion', 'y-tiptap', 'extensions'].map((part) => `@tiptap/${part}`),
      ...['code-block', 'heading', 'link', 'list', 'table'].map((part) => `@tiptap/extension-${part}`),
      ...['model', 'state', 'transform', 'view'].map((part) => `@tiptap/pm/${part}`),
      ...['diff', 'prosemirror-markdown'],
    ],
  },
}));
