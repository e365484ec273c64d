import type { FailureCode } from './ask.ts';
import { useTexts } from './use-texts.ts';

/** Codes that meetings have words of their own for. */
const KNOWN = [
  'offline',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'bad-input',
] as const satisfies readonly FailureCode[];

/** What went wrong, aloud and in words that say what to do. */
export function FailureNote({ code }: { code: FailureCode }) {
  const { t } = useTexts();
  const known = KNOWN.find((each) => each === code) ?? 'unexpected';
  return (
    <p role="alert" className="rounded-md bg-overdue-soft px-2.5 py-1.5 text-sm font-medium text-overdue">
      {t(`error.${known}`)}
    </p>
  );
}
