import 'i18next';
import type texts from './zh-CN/index.ts';
import type notesOut from './zh-CN/notes-out.json';
import type operations from './zh-CN/operations.json';
import type versions from './zh-CN/versions.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    /** `operations`, `versions` and `notes-out` come with what shows them, the rest with every page. */
    resources: typeof texts & {
      operations: typeof operations;
      versions: typeof versions;
      'notes-out': typeof notesOut;
    };
  }
}
