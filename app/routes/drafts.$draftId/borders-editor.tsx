import { Merge, Scissors } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { Commitment } from '../../domain/plan.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import type { PlanSource } from '../../services.ts';
import { CorrectForm } from './correct-form.tsx';
import { sentencesOf } from './sentences.ts';

interface BordersEditorProps {
  readonly source: PlanSource;
  readonly commitment: Commitment;
  /** Nothing follows in its measure. */
  readonly isLast: boolean;
}

/** The passage by sentences: before each but the first it may be split. */
export function BordersEditor({ source, commitment, isLast }: BordersEditorProps) {
  const { t } = useTexts();
  const { start } = commitment.passageSpan;
  return (
    <div>
      <ol lang={DOCUMENT_LANGUAGE} className="flex flex-col leading-6">
        {sentencesOf(source, commitment).map((sentence, i) => (
          <li key={sentence.start} className="flex items-start gap-1">
            {i === 0 ? (
              <span className="w-7 shrink-0" />
            ) : (
              <CorrectForm fields={{ kind: 'split', commitment: start, at: sentence.start }} className="shrink-0">
                <button
                  type="submit"
                  aria-label={t('edit.splitBefore', { words: sentence.text })}
                  title={t('edit.split')}
                  className="flex size-7 items-center justify-center rounded text-ink-soft hover:bg-sunken hover:text-ink"
                >
                  <Scissors aria-hidden="true" size={14} />
                </button>
              </CorrectForm>
            )}
            <span>{sentence.text}</span>
          </li>
        ))}
      </ol>
      {!isLast && (
        <CorrectForm fields={{ kind: 'join', commitment: start }} className="mt-2">
          <button type="submit" className="button min-h-8">
            <Merge aria-hidden="true" size={16} />
            {t('edit.join')}
          </button>
        </CorrectForm>
      )}
    </div>
  );
}
