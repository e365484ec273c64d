/**
 * In the place of `lib0/logging`, by `vite.config.ts`: what Yjs uses of it, in plain words on the console. The original
 * colours them, and brings a library of schemas for it that is a tenth of the live board's script.
 */
export const BOLD = '';
export const UNBOLD = '';
export const ORANGE = '';
export const RED = '';

export const print = (...words: unknown[]): void => console.log(...words.filter((word) => word !== ''));
export const warn = (...words: unknown[]): void => console.warn(...words.filter((word) => word !== ''));
