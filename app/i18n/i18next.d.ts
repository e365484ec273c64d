import 'i18next';
import type comments from './zh-CN/comments.json';
import type texts from './zh-CN/index.ts';
import type operations from './zh-CN/operations.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    /** `operations` and `comments` come with their pages, the rest with every page. */
    resources: typeof texts & { operations: typeof operations; comments: typeof comments };
  }
}
