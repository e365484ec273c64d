import { useNavigation } from '@remix-run/react';
import { MessageSquareText } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useTexts } from '../../comments/use-texts.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { WAITING_SHOWN, type WaitingComment } from '../../notes/services.ts';
import { useFocusAfterDone } from './use-focus-after-done.ts';
import { WaitingInstructions } from './waiting-instructions.tsx';
import { WaitingItem } from './waiting-item.tsx';

interface WaitingListProps extends ComponentProps<typeof WaitingInstructions> {
  readonly comments: readonly WaitingComment[];
}

/** What waits for the person, the newest first. Whole without script, but that each answer is a page anew. */
export function WaitingList({ comments, instructions, today }: WaitingListProps) {
  const { t } = useTexts();
  const pending = useNavigation().formData?.get('comment');
  const { page, isDone } = useFocusAfterDone(comments);
  return (
    <div ref={page} className="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 py-6 sm:py-8">
      {comments.length + instructions.length === 0 ? (
        <EmptyState icon={MessageSquareText} title={t('waiting.empty')} level={1}>
          <p>{t('waiting.emptyHelp')}</p>
        </EmptyState>
      ) : (
        <>
          <header>
            <h1 tabIndex={-1} className="text-2xl font-semibold outline-none">
              {t('waiting.title')}
            </h1>
            <p className="mt-1 text-sm text-pretty text-ink-soft">{t('waiting.lead')}</p>
          </header>
          {instructions.length > 0 && <WaitingInstructions instructions={instructions} today={today} />}
          {comments.length > 0 && (
            <ul aria-label={t('waiting.list')} className="flex flex-col gap-3">
              {comments.map((comment) => (
                <WaitingItem key={comment.commentId} comment={comment} isPending={pending === comment.commentId} />
              ))}
            </ul>
          )}
          {comments.length === WAITING_SHOWN && (
            <p className="text-sm text-ink-soft">{t('waiting.more', { count: WAITING_SHOWN })}</p>
          )}
        </>
      )}
      <p role="status" className="sr-only">
        {isDone && t('waiting.said')}
      </p>
    </div>
  );
}
