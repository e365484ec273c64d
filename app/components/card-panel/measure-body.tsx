import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeasureCard, TaskCard } from '../../domain/board.ts';
import type { AgencyId } from '../../domain/ids.ts';
import { commitmentsOf, type Measure, rolesInMeasure, type Section } from '../../domain/plan.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { RoleBadge } from '../role-badge.tsx';
import { CommitmentItem, type CommitmentScene } from './commitment-item.tsx';
import { PanelSection } from './panel-section.tsx';

interface MeasureBodyProps {
  readonly card: MeasureCard;
  readonly measure: Measure;
  readonly section: Section | undefined;
  /** The board's agency. */
  readonly agencyId: AgencyId;
  /** The board's task cards under this measure that are not archived. */
  readonly tasks: readonly TaskCard[];
  readonly scene: CommitmentScene;
  /** What stands between the head and the commitments. */
  readonly children: ReactNode;
}

/** A measure card whole: where the document has it, this agency's roles, every commitment. */
export function MeasureBody({ card, measure, section, agencyId, tasks, scene, children }: MeasureBodyProps) {
  const { t } = useTranslation('card');
  const own = commitmentsOf(measure, agencyId);
  const roles = rolesInMeasure(measure, agencyId);
  const done = own.filter(({ id }) => card.ticked.includes(id)).length;
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1.5 px-4 pb-4 text-sm">
        {roles.length > 0 && (
          <>
            <dt className="text-ink-soft">{t('roles')}</dt>
            <dd className="flex flex-wrap gap-1">
              {roles.map((role) => (
                <RoleBadge key={role} role={role} />
              ))}
            </dd>
          </>
        )}
        {section && (
          <>
            <dt className="text-ink-soft">{t('section')}</dt>
            <dd lang={DOCUMENT_LANGUAGE}>
              {section.number}、{section.title}
            </dd>
          </>
        )}
      </dl>
      {children}
      <PanelSection title={t('commitments.title')} aside={t('commitments.progress', { count: own.length, done })}>
        <ol className="flex flex-col gap-4">
          {measure.commitments.map((commitment) => (
            <CommitmentItem
              key={commitment.id}
              commitment={commitment}
              own={own.includes(commitment)}
              done={card.ticked.includes(commitment.id)}
              tasks={tasks.filter(({ commitmentId }) => commitmentId === commitment.id)}
              scene={scene}
            />
          ))}
        </ol>
      </PanelSection>
    </>
  );
}
