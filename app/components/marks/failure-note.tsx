import type { FailureCode } from '../../ask-server.ts';
import { FailureLine } from '../failure-line.tsx';
import { useTexts } from './use-texts.ts';

/** Codes that have words of their own here. */
const KNOWN = [
  'offline',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'bad-input',
  'outdated',
] as const satisfies readonly FailureCode[];

/** What went wrong, aloud and in words that say what to do. */
export function FailureNote({ code }: { code: FailureCode }) {
  const { t } = useTexts();
  const known = KNOWN.find((each) => each === code) ?? 'unexpected';
  return <FailureLine>{t(`error.${known}`)}</FailureLine>;
}
