import { RemixBrowser } from '@remix-run/react';

/**
 * Resolves once the data that came with the page have been read. Remix reads them from a stream at the first call of its
 * component, which throws a promise of them. Were React the first to call it, it would wait in the midst of hydrating: a click
 * or a key just then has it go on at once, for which there is no way but an error (React's no. 345).
 *
 * @throws what is wrong with the data
 */
export async function pageDataRead(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (thrown) {
    if (!(thrown instanceof Promise)) throw thrown;
    await thrown;
  }
}
