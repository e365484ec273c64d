import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { type Measure, measureName } from '../../domain/plan.ts';
import type { DraftView } from '../../drafts/services.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { CorrectForm } from './correct-form.tsx';

/** Gives an unread stretch to a measure: as a commitment of its own, or as the text of one that has none. */
export function TakeForm({ draft, start }: { draft: DraftView; start: number }) {
  const { t } = useTexts();
  const { measures } = draft.source;
  if (measures.length === 0) return null;
  const near = measures.findLast((measure) => startOf(measure) < start) ?? measures[0];
  return (
    <CorrectForm fields={{ kind: 'take', at: start }} className="flex min-w-0 flex-wrap items-center gap-1">
      <label className="flex min-w-0 items-center gap-1">
        {t('edit.take')}
        <select
          name="target"
          defaultValue={near && String(startOf(near))}
          lang={DOCUMENT_LANGUAGE}
          className="field min-h-8 w-56 py-0.5"
        >
          {measures.map((measure) => (
            <optgroup key={measure.id} label={measureName(measure)}>
              <option value={startOf(measure)}>
                （{measure.number}）{t('edit.takeNew')}
              </option>
              {measure.commitments
                .filter(({ passageSpan }) => passageSpan.end === passageSpan.start)
                .map(({ id, ordinal, passageSpan }) => (
                  <option key={id} value={`${startOf(measure)}.${passageSpan.start}`}>
                    （{measure.number}）{t('edit.takeFor', { place: ordinal })}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <button type="submit" className="button min-h-8">
        {t('edit.takeDo')}
      </button>
    </CorrectForm>
  );
}

/** A measure of a draft is called by where its heading starts. */
export function startOf({ id }: Measure): number {
  return Number(id.slice(1));
}
