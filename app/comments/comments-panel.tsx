import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { PersonId } from '../domain/ids.ts';
import type { CommentThread, NewComment, NewThread, NotesPerson } from '../notes/services.ts';
import { DraftBox } from './draft-box.tsx';
import { draftKey } from './drafts.ts';
import { LoadFailure } from './load-failure.tsx';
import { sortThreads } from './sort-threads.ts';
import { ThreadItem } from './thread-item.tsx';
import type { Comments } from './use-comments.ts';
import { useTexts } from './use-texts.ts';
import { useThreadFocus } from './use-thread-focus.ts';

export interface CommentsPanelProps {
  readonly notesId: string;
  readonly comments: Comments;
  /** Whom a mention may name. */
  readonly people: readonly NotesPerson[];
  readonly me: { readonly id: PersonId; readonly name: string };
  /** Whether the person may comment; others read. */
  readonly writable: boolean;
  /** The ids of threads in the order of the words they are about; one that is not in it has lost its words. Undefined
   * while the places are not known. */
  readonly order?: readonly string[];
  readonly activeThread: string | null;
  readonly onThread: (threadId: string | null) => void;
  /** Words that a new thread is to be about; null for none. */
  readonly draft: Pick<NewThread, 'anchor' | 'quote'> | null;
  /** The new thread was begun; or, with null, it was given up for now. */
  readonly onDraftDone: (thread: CommentThread | null) => void;
  /** Closes the panel, where it can be closed. */
  readonly onClose?: () => void;
}

/** The comments of some notes: beside the text; on a narrow screen a sheet over its foot. */
export function CommentsPanel(props: CommentsPanelProps) {
  const { notesId, comments, people, me, writable, order, activeThread, onThread, draft, onDraftDone, onClose } = props;
  const { t } = useTexts();
  const { panel, focusThread } = useThreadFocus(activeThread);
  const [said, setSaid] = useState<{ readonly id: number; readonly words: string } | null>(null);
  const [isUnfolded, setUnfolded] = useState(false);
  const { open, resolved, gone } = sortThreads(comments.threads ?? [], order);
  const others = people.filter(({ id }) => id !== me.id);
  const hasActiveResolved = resolved.some(({ id }) => id === activeThread);

  useEffect(() => {
    if (hasActiveResolved) setUnfolded(true);
  }, [hasActiveResolved]);

  const say = (words: string) => setSaid((before) => ({ id: (before?.id ?? 0) + 1, words }));

  const start = async (comment: NewComment) => {
    if (!draft) return;
    const thread = await comments.start({ ...comment, ...draft });
    say(t('said.sent'));
    focusThread(thread.id);
    onDraftDone(thread);
    onThread(thread.id);
  };
  const reply = async (threadId: string, comment: NewComment) => {
    await comments.reply(threadId, comment);
    say(t('said.sent'));
    focusThread(threadId);
  };
  const resolve = async (threadId: string, isResolved: boolean) => {
    const at = open.findIndex(({ id }) => id === threadId);
    await comments.resolve(threadId, isResolved);
    say(t(isResolved ? 'said.resolved' : 'said.reopened'));
    focusThread(isResolved ? ((open[at + 1] ?? open[at - 1])?.id ?? null) : threadId);
    onThread(isResolved ? null : threadId);
  };

  const item = (thread: CommentThread) => (
    <ThreadItem
      key={thread.id}
      thread={thread}
      isActive={thread.id === activeThread}
      isGone={gone.has(thread.id)}
      writable={writable}
      people={others}
      draftKey={draftKey(me.id, notesId, thread.id)}
      onToggle={() => {
        focusThread(thread.id);
        onThread(thread.id === activeThread ? null : thread.id);
      }}
      onReply={(comment) => reply(thread.id, comment)}
      onResolve={(isResolved) => resolve(thread.id, isResolved)}
    />
  );

  return (
    <section
      ref={panel}
      aria-label={t('panel')}
      className="flex flex-col gap-3 overflow-y-auto overscroll-contain bg-ground p-3 max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-30 max-lg:max-h-[60dvh] max-lg:rounded-t-xl max-lg:border-t max-lg:border-line max-lg:pb-[max(0.75rem,env(safe-area-inset-bottom))] max-lg:shadow-float lg:w-80 lg:shrink-0 lg:border-l lg:border-line print:hidden"
    >
      <div className="sticky -top-3 z-10 -mx-3 -mt-3 flex min-h-12 items-center justify-between gap-2 bg-ground px-3">
        <h2 tabIndex={-1} className="font-semibold outline-none">
          {t('title')}
        </h2>
        {onClose && (
          <button
            type="button"
            aria-label={t('close')}
            title={t('close')}
            onClick={onClose}
            className="flex size-9 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink"
          >
            <X aria-hidden="true" size={18} />
          </button>
        )}
      </div>
      <p role="status" className="sr-only">
        {said && <span key={said.id}>{said.words}</span>}
      </p>
      {comments.failure && <LoadFailure onRetry={comments.reload} />}
      {writable && draft && (
        <DraftBox
          quote={draft.quote}
          draftKey={draftKey(me.id, notesId, null)}
          people={others}
          onSend={start}
          onLeave={() => onDraftDone(null)}
        />
      )}
      {comments.threads?.length === 0 && !draft && (
        <p className="text-sm text-pretty text-ink-soft">{t(writable ? 'empty' : 'emptyReader')}</p>
      )}
      {open.length > 0 && <ul className="flex flex-col gap-2">{open.map(item)}</ul>}
      {resolved.length > 0 && (
        <details open={isUnfolded} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
          <summary className="min-h-9 py-1.5 text-sm text-ink-soft">
            {t('resolvedCount', { count: resolved.length })}
          </summary>
          <ul className="mt-2 flex flex-col gap-2">{resolved.map(item)}</ul>
        </details>
      )}
    </section>
  );
}
