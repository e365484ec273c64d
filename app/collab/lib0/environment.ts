/**
 * In the place of `lib0/environment`, by `vite.config.ts`: what Yjs and its provider ask of it, answered for a browser. The
 * original reads arguments and variables of processes, and storage, to find that out.
 */
export const isNode = false;
export const isBrowser = true;
export const getVariable = (): null => null;
