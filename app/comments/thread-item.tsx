import { Check, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { type FailureCode, failureCode } from '../ask-server.ts';
import { DOCUMENT_LANGUAGE } from '../components/agency-name.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { formatMoment } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import type { CommentThread, NewComment, NotesPerson } from '../notes/services.ts';
import { CommentItem } from './comment-item.tsx';
import { Composer } from './composer.tsx';
import { useTexts } from './use-texts.ts';

export interface ThreadItemProps {
  readonly thread: CommentThread;
  readonly isActive: boolean;
  /** The words it is about are no longer in the text. */
  readonly isGone: boolean;
  readonly writable: boolean;
  readonly people: readonly NotesPerson[];
  readonly draftKey: string;
  readonly onToggle: () => void;
  readonly onReply: (comment: NewComment) => Promise<unknown>;
  readonly onResolve: (resolved: boolean) => Promise<unknown>;
}

/** A thread: folded, its first words; active, all of it, with a box for an answer. */
export function ThreadItem(props: ThreadItemProps) {
  const { thread, isActive, isGone, writable, people, draftKey, onToggle, onReply } = props;
  const { t } = useTexts();
  const [first, ...replies] = thread.comments;
  return (
    <li
      className={`relative scroll-mt-14 rounded-lg border bg-surface p-3 ${isActive ? 'border-accent shadow-card' : 'border-line hover:border-line-strong'}`}
    >
      <h3 className="mb-2">
        <button
          type="button"
          data-thread={thread.id}
          aria-expanded={isActive}
          onClick={onToggle}
          // Folded, the whole of it opens it.
          className={`w-full rounded-sm border-l-2 border-accent pl-2 text-left text-sm text-ink-soft ${isActive ? 'whitespace-pre-wrap' : 'line-clamp-1 after:absolute after:inset-0 after:rounded-lg'}`}
        >
          <span className="sr-only">{t('thread.by', { name: first?.person.name ?? '' })}</span>{' '}
          {thread.quote === '' ? t('thread.noQuote') : <span lang={DOCUMENT_LANGUAGE}>{thread.quote}</span>}
        </button>
      </h3>
      {isGone && <p className="mb-2 text-xs text-ink-soft">{t('thread.gone')}</p>}
      {isActive ? (
        <>
          <ol className="flex flex-col gap-3">
            {thread.comments.map((comment) => (
              <li key={comment.id}>
                <CommentItem comment={comment} />
              </li>
            ))}
          </ol>
          <ResolvedLine thread={thread} />
          {writable && (
            <div className="mt-3 flex flex-col gap-2">
              {thread.resolved === null && (
                <Composer
                  draftKey={draftKey}
                  label={t('reply.label')}
                  sendLabel={t('reply.send')}
                  people={people}
                  onSend={onReply}
                  onLeave={onToggle}
                />
              )}
              <ResolveButton {...props} />
            </div>
          )}
        </>
      ) : (
        <>
          {first && <CommentItem comment={first} isBrief />}
          {replies.length > 0 && (
            <p className="mt-1 pl-8.5 text-xs text-ink-soft">{t('thread.replies', { count: replies.length })}</p>
          )}
        </>
      )}
    </li>
  );
}

function ResolvedLine({ thread: { resolved } }: { thread: CommentThread }) {
  const { t } = useTexts();
  const language = useLanguage();
  if (resolved === null) return null;
  return (
    <p className="mt-2 text-xs text-ink-soft">
      {t('thread.resolved', { name: resolved.by, at: formatMoment(language, resolved.at) })}
    </p>
  );
}

function ResolveButton({ thread, onResolve }: ThreadItemProps) {
  const { t } = useTexts();
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const isResolved = thread.resolved !== null;
  const Icon = isResolved ? RotateCcw : Check;
  const toggle = async () => {
    if (isPending) return;
    setPending(true);
    setFailure(null);
    try {
      await onResolve(!isResolved);
    } catch (error) {
      setFailure(failureCode(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      {failure && <FailureNote of="comments" code={failure} />}
      <button type="button" aria-disabled={isPending} onClick={toggle} className="button self-start">
        <Icon aria-hidden="true" size={16} />
        {t(isResolved ? 'thread.reopen' : 'thread.resolve')}
      </button>
    </>
  );
}
