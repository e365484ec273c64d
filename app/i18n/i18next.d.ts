import 'i18next';
import type comments from './zh-CN/comments.json';
import type texts from './zh-CN/index.ts';
import type notes from './zh-CN/notes.json';
import type notesPage from './zh-CN/notes-page.json';
import type operations from './zh-CN/operations.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    /** Those that are named come with their pages, the rest with every page. */
    resources: typeof texts & {
      comments: typeof comments;
      notes: typeof notes;
      'notes-page': typeof notesPage;
      operations: typeof operations;
    };
  }
}
