import type { PostFailure } from '../../post-json.ts';
import { useTexts } from './use-texts.ts';

/** Codes that have words of their own here. */
const KNOWN = [
  'offline',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'bad-input',
  'outdated',
] as const satisfies readonly PostFailure[];

/** What went wrong, aloud and in words that say what to do. */
export function FailureNote({ code }: { code: PostFailure }) {
  const { t } = useTexts();
  const known = KNOWN.find((each) => each === code) ?? 'unexpected';
  return (
    <p role="alert" className="rounded-md bg-overdue-soft px-2.5 py-1.5 text-sm font-medium text-overdue">
      {t(`error.${known}`)}
    </p>
  );
}
