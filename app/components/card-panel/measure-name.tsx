import { useTranslation } from 'react-i18next';
import type { Measure } from '../../domain/plan.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';

/** A measure by number and title; where the source lost its title, that is said. */
export function MeasureName({ measure }: { measure: Measure }) {
  const { t } = useTranslation('card');
  return (
    <>
      <span lang={DOCUMENT_LANGUAGE}>
        （{measure.number}）{measure.title}
      </span>
      {measure.title === null && t('untitled')}
    </>
  );
}
