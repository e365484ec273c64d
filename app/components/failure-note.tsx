import { useTranslation } from 'react-i18next';
import type { FailureCode } from '../ask-server.ts';
import { FailureLine } from './failure-line.tsx';

interface FailureNoteProps {
  readonly code: FailureCode;
  /** The namespace of the part that it is in, which has words of its own for some codes, and for being offline. */
  readonly of: 'comments' | 'marks' | 'reviews';
}

/** What went wrong, aloud and in words that say what to do: the part's own, or what is said of it everywhere. */
export function FailureNote({ code, of }: FailureNoteProps) {
  const { t, i18n } = useTranslation('errors');
  const own: unknown = i18n.getResource(i18n.language, of, `error.${code}`);
  const everywhere = code === 'offline' ? 'unexpected' : code;
  return <FailureLine>{typeof own === 'string' ? own : t(`help.${everywhere}`)}</FailureLine>;
}
