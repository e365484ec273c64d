import type { Logger } from 'pino';
import { DubanError } from '#app/domain/errors.ts';
import { printHtml } from './print.ts';

/** Milliseconds that one PDF may take: of the largest plan it is some ten seconds on a machine that is busy. */
const TIMEOUT_MS = 60_000;
/** How many wait at most while one is made: the last of them then waits for minutes. */
const WAITING_MAX = 8;

export interface PdfPrinter {
  /**
   * Makes a PDF of one HTML document, one after the other: a browser takes hundreds of megabytes.
   *
   * @throws DubanError `no-browser` where there is none, or none that works; `too-many` where others wait already
   */
  print(html: string): Promise<Uint8Array>;
  /** Ends what is being made, and makes no more. */
  close(): void;
}

export interface PdfPrinterOptions {
  /** By its path; null for none. */
  readonly browser: string | null;
  readonly log: Pick<Logger, 'error'>;
  /** For tests. */
  readonly timeoutMs?: number;
}

export function createPdfPrinter({ browser, log, timeoutMs = TIMEOUT_MS }: PdfPrinterOptions): PdfPrinter {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const closing = new AbortController();
  const once = (html: string, path: string) =>
    printHtml(path, html, AbortSignal.any([closing.signal, AbortSignal.timeout(timeoutMs)]));
  return {
    close: () => closing.abort(),
    async print(html) {
      if (browser === null) throw new DubanError('no-browser', 'There is no browser to make a PDF with');
      if (waiting >= WAITING_MAX) throw new DubanError('too-many', 'Too many wait for a PDF');
      waiting++;
      const made = last.then(() => once(html, browser));
      last = made.catch(() => undefined).finally(() => waiting--);
      try {
        return await made;
      } catch (error) {
        log.error({ err: error, browser }, 'no PDF was made');
        throw new DubanError('no-browser', 'The browser made no PDF');
      }
    },
  };
}
