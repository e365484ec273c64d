import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../domain/board.ts';
import type { ElsewhereCard } from '../../services.ts';
import { AgencyName } from '../agency-name.tsx';
import { RoleBadge } from '../role-badge.tsx';
import { PanelSection } from './panel-section.tsx';
import { StageLabel } from './stage-line.tsx';

interface ElsewhereListProps {
  readonly cards: readonly ElsewhereCard[];
  readonly stages: readonly Stage[];
  /** The server could not be asked: an empty list says nothing. */
  readonly unknown: boolean;
}

/** Where the other agencies have the same measure. */
export function ElsewhereList({ cards, stages, unknown }: ElsewhereListProps) {
  const { t } = useTranslation('card');
  return (
    <PanelSection title={t('elsewhere.title')}>
      {cards.length === 0 && (
        <p className="text-sm text-ink-soft">{unknown ? t('elsewhere.unknown') : t('elsewhere.none')}</p>
      )}
      <ul className="flex flex-col">
        {cards.map(({ boardId, cardId, agency, roles, stageId }) => (
          <li
            key={cardId}
            className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-t border-line py-2 text-sm first:border-t-0"
          >
            <span className="flex min-w-0 flex-wrap items-center gap-1.5">
              <Link
                to={`/boards/${boardId}/cards/${cardId}`}
                aria-label={t('elsewhere.open', { agency: agency.name })}
                className="link"
              >
                <AgencyName isBrief name={agency.name} />
              </Link>
              {roles.map((role) => (
                <RoleBadge key={role} role={role} />
              ))}
            </span>
            <StageLabel stage={stages.find(({ id }) => id === stageId)} />
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
