import { Link } from '@remix-run/react';
import { Archive, ArchiveRestore } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EditableField as FieldName } from '../../collab/live-board.ts';
import { CARD_LIMITS, type TaskCard } from '../../domain/board.ts';
import type { Commitment, Measure } from '../../domain/plan.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { EditableField } from './editable-field.tsx';
import { MeasureName } from './measure-name.tsx';
import { PanelSection } from './panel-section.tsx';

interface TaskTextsProps {
  readonly card: TaskCard;
  readonly writable: boolean;
  readonly onEdit: (field: FieldName, value: string) => void;
}

/** A task card's own words: title and description. */
export function TaskTexts({ card, writable, onEdit }: TaskTextsProps) {
  const { t } = useTranslation('card');
  return (
    <div className="flex flex-col gap-3 px-4 pt-1 pb-4">
      {/* Who may only read it has read the title in the heading. */}
      {writable && (
        <EditableField
          label={t('field.title')}
          kind="line"
          value={card.title}
          draftKey={`${card.id}/title`}
          writable={writable}
          maxLength={CARD_LIMITS.title}
          check={(title) => (title === '' ? t('error.titleEmpty') : null)}
          onSave={(text) => onEdit('title', text)}
        />
      )}
      <EditableField
        label={t('field.description')}
        kind="text"
        value={card.description}
        draftKey={`${card.id}/description`}
        writable={writable}
        maxLength={CARD_LIMITS.description}
        onSave={(text) => onEdit('description', text)}
      />
    </div>
  );
}

interface TaskOriginProps {
  readonly measure: Measure | null;
  readonly commitment: Commitment | null;
  /** What is to be said of a measure that is the agency's no more; null for one that is. */
  readonly away: string | null;
  /** This board's card of the measure; null where there is none. */
  readonly measureHref: string | null;
}

/** What a task card was made under. */
export function TaskOrigin({ measure, commitment, away, measureHref }: TaskOriginProps) {
  const { t } = useTranslation('card');
  return (
    <PanelSection title={t('measure.title')}>
      {measure === null && <p className="text-sm text-ink-soft">{t('measure.none')}</p>}
      {away && <p className="text-sm text-behind">{away}</p>}
      {measure !== null &&
        (measureHref === null ? (
          <p>
            <MeasureName measure={measure} />
          </p>
        ) : (
          <p>
            <Link to={measureHref} preventScrollReset className="link">
              <MeasureName measure={measure} />
            </Link>
          </p>
        ))}
      {commitment && (
        <div>
          <h4 className="text-sm text-ink-soft">{t('commitmentOf', { number: commitment.ordinal })}</h4>
          <p lang={DOCUMENT_LANGUAGE} className="leading-7 whitespace-pre-wrap">
            {commitment.text}
          </p>
        </div>
      )}
    </PanelSection>
  );
}

interface ArchiveLineProps {
  readonly archived: boolean;
  readonly writable: boolean;
  readonly onArchive: (archived: boolean) => void;
}

/** Whether a task card is put away, and the button for the other. */
export function ArchiveLine({ archived, writable, onArchive }: ArchiveLineProps) {
  const { t } = useTranslation('card');
  const Icon = archived ? ArchiveRestore : Archive;
  if (!archived && !writable) return null;
  return (
    <div
      className={`flex flex-wrap items-center justify-between gap-2 border-t border-line px-4 py-3 ${archived ? 'mb-3 bg-sunken' : ''}`}
    >
      {archived && <p className="text-sm">{t('archive.state')}</p>}
      {writable && (
        <button type="button" onClick={() => onArchive(!archived)} className="button">
          <Icon aria-hidden="true" size={16} />
          {archived ? t('archive.restore') : t('archive.do')}
        </button>
      )}
    </div>
  );
}
