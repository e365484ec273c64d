import 'i18next';
import type texts from './zh-CN/index.ts';
import type operations from './zh-CN/operations.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    /** `operations` comes with its page, the rest with every page. */
    resources: typeof texts & { operations: typeof operations };
  }
}
