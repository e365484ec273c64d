import { DOCUMENT_LANGUAGE } from '../components/agency-name.tsx';
import type { NewComment, NotesPerson } from '../notes/services.ts';
import { Composer } from './composer.tsx';
import { useTexts } from './use-texts.ts';

interface DraftBoxProps {
  readonly quote: string;
  readonly draftKey: string;
  readonly people: readonly NotesPerson[];
  readonly onSend: (comment: NewComment) => Promise<unknown>;
  readonly onLeave: () => void;
}

/** A thread that is about to be begun on some words, which it shows. */
export function DraftBox({ quote, draftKey, people, onSend, onLeave }: DraftBoxProps) {
  const { t } = useTexts();
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-accent bg-surface p-3 shadow-card">
      <h3 className="text-sm font-semibold">{t('draft.title')}</h3>
      {quote !== '' && (
        <blockquote
          lang={DOCUMENT_LANGUAGE}
          className="line-clamp-3 border-l-2 border-accent pl-2 text-sm whitespace-pre-wrap text-ink-soft"
        >
          {quote}
        </blockquote>
      )}
      <Composer
        draftKey={draftKey}
        label={t('draft.label')}
        sendLabel={t('draft.send')}
        leaveLabel={t('draft.cancel')}
        people={people}
        takesFocus
        onSend={onSend}
        onLeave={onLeave}
      />
    </div>
  );
}
