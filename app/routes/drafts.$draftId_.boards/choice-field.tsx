import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { CorrectedMeasure, MeasureBefore } from '../../drafts/corrections.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { AS_NEW, CHOICE } from './choice.ts';

interface ChoiceFieldProps {
  readonly measure: CorrectedMeasure;
  readonly before: readonly MeasureBefore[];
}

/** Where a person says what a measure of the new version goes on with: the likely ones first. */
export function ChoiceField({ measure, before }: ChoiceFieldProps) {
  const { t } = useTexts();
  const titleOf = (title: string | null) => title ?? t('correct.untitled');
  const chosen = measure.status === 'open' ? '' : (measure.before?.id ?? AS_NEW);
  const likely = measure.open.flatMap((id) => before.find((one) => one.id === id) ?? []);
  const others = before.filter(({ id }) => !measure.open.includes(id));
  const option = ({ id, number, title, isAway }: MeasureBefore) => (
    <option key={id} value={id}>
      {t(isAway ? 'correct.away' : 'correct.continues', { number, title: titleOf(title) })}
    </option>
  );
  return (
    <label className="flex flex-col gap-1 text-sm">
      <span lang={DOCUMENT_LANGUAGE} className="font-medium">
        {t('correct.choose', { number: measure.number, title: titleOf(measure.title) })}
      </span>
      <select name={`${CHOICE}${measure.key}`} defaultValue={chosen} className="field max-w-xl">
        {measure.status === 'open' && <option value="">{t('correct.chooseFirst')}</option>}
        {likely.length > 0 && <optgroup label={t('correct.likely')}>{likely.map(option)}</optgroup>}
        <option value={AS_NEW}>{t('correct.asNew')}</option>
        {others.length > 0 && <optgroup label={t('correct.others')}>{others.map(option)}</optgroup>}
      </select>
    </label>
  );
}
