import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import type { Measure } from '../../domain/plan.ts';

/** A measure by number and title; where the source lost its title, that is said. */
export function MeasureName({ measure }: { measure: Measure }) {
  const { t } = usePlanTexts();
  return (
    <>
      <span lang={DOCUMENT_LANGUAGE}>
        （{measure.number}）{measure.title}
      </span>
      {measure.title === null && t('source.untitled')}
    </>
  );
}
