import 'i18next';
import type texts from './zh-CN/index.ts';
import type notes from './zh-CN/notes.json';
import type operations from './zh-CN/operations.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    /** `notes` and `operations` come with their pages, the rest with every page. */
    resources: typeof texts & { notes: typeof notes; operations: typeof operations };
  }
}
