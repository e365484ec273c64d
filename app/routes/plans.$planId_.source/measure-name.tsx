import { useTranslation } from 'react-i18next';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { Measure } from '../../domain/plan.ts';

/** A measure by number and title; where the source lost its title, that is said. */
export function MeasureName({ measure }: { measure: Measure }) {
  const { t } = useTranslation('plan');
  return (
    <>
      <span lang={DOCUMENT_LANGUAGE}>
        （{measure.number}）{measure.title}
      </span>
      {measure.title === null && t('source.untitled')}
    </>
  );
}
