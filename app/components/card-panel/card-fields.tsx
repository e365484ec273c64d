import { useTranslation } from 'react-i18next';
import type { EditableField as FieldName } from '../../collab/live-board.ts';
import { CARD_LIMITS, type Card } from '../../domain/board.ts';
import { isIsoDate } from '../../domain/dates.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EditableField } from './editable-field.tsx';
import { PanelSection } from './panel-section.tsx';

interface CardFieldsProps {
  readonly card: Card;
  readonly writable: boolean;
  readonly onEdit: (field: FieldName, value: string | null) => void;
}

/** What every card has to fill in: who answers for it, from when, until when. */
export function CardFields({ card, writable, onEdit }: CardFieldsProps) {
  const { t } = useTranslation('card');
  const language = useLanguage();
  const format = (value: string) => (isIsoDate(value) ? formatDate(language, value) : value);
  const { startsOn, dueOn } = card;
  const refusal = (start: string, due: string) => (start && due && due < start ? t('error.dueBeforeStart') : null);
  return (
    <PanelSection title={t('details')}>
      <EditableField
        label={t('field.contact')}
        kind="line"
        value={card.contact}
        draftKey={`${card.id}/contact`}
        writable={writable}
        maxLength={CARD_LIMITS.contact}
        onSave={(text) => onEdit('contact', text)}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <EditableField
          label={t('field.startsOn')}
          kind="date"
          value={startsOn ?? ''}
          draftKey={`${card.id}/startsOn`}
          writable={writable}
          format={format}
          check={(start) => refusal(start, dueOn ?? '')}
          onSave={(text) => onEdit('startsOn', text || null)}
        />
        <EditableField
          label={t('field.dueOn')}
          kind="date"
          value={dueOn ?? ''}
          draftKey={`${card.id}/dueOn`}
          writable={writable}
          format={format}
          check={(due) => refusal(startsOn ?? '', due)}
          onSave={(text) => onEdit('dueOn', text || null)}
        />
      </div>
    </PanelSection>
  );
}
