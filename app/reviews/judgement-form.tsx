import { postJson } from '../ask-server.ts';
import { WordsForm } from '../components/marks/words-form.tsx';
import { tellWaiting } from '../components/waiting-news.ts';
import type { AgencyId, PersonId } from '../domain/ids.ts';
import { sayable } from '../domain/instructions.ts';
import type { Decision } from './services.ts';
import { useTexts } from './use-texts.ts';

/** A lead who may take answers and give them back where they are shown. */
export interface Judge {
  readonly personId: PersonId;
  /** It is done, or it is no longer as the page shows it. @param words what to say of it; null for nothing */
  onJudged(words: string | null): void;
}

interface JudgementFormProps {
  readonly decision: Pick<Decision, 'id' | 'number'>;
  readonly agency: { readonly id: AgencyId; readonly name: string };
  readonly judge: Judge;
}

/** For an agency's answer: takes it, or gives it back with words. */
export function JudgementForm({ decision, agency, judge }: JudgementFormProps) {
  const { t } = useTexts();
  const { id, number } = decision;
  return (
    <WordsForm
      label={t('judge.label', { number, agency: agency.name })}
      draftKey={`${judge.personId}:${id}:${agency.id}`}
      kinds={sayable('answered', { answers: false, judges: true })}
      onSay={async (kind, text) => {
        const failure = await postJson(`/decisions/${id}/answers`, { agencyId: agency.id, kind, text });
        if (failure === null) {
          judge.onJudged(t(kind === 'accepted' ? 'judge.accepted' : 'judge.returned', { number, agency: agency.name }));
          tellWaiting();
        } else if (failure === 'outdated') judge.onJudged(null);
        return failure;
      }}
    />
  );
}
