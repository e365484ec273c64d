import { Plus } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { AgendaItem, AgendaKey } from '../../domain/agenda.ts';
import { useTexts } from '../../reviews/use-texts.ts';

interface CutListProps {
  readonly items: readonly AgendaItem[];
  readonly nameOf: (key: AgendaKey) => string;
  /** Null for whoever only reads. */
  readonly onBack: ((key: AgendaKey) => void) | null;
}

/** What was left out of the agenda, to be brought back. */
export function CutList({ items, nameOf, onBack }: CutListProps) {
  const { t } = useTexts();
  if (items.length === 0) return null;
  return (
    <details className="border-t border-line px-3 py-2" open>
      <summary className="text-sm text-ink-soft">{t('agenda.cutTitle', { count: items.length })}</summary>
      <ul className="mt-1 flex flex-col">
        {items.map(({ key }) => (
          <li key={key} className="flex items-center justify-between gap-2 text-sm text-ink-soft">
            <span lang={DOCUMENT_LANGUAGE}>{nameOf(key)}</span>
            {onBack && (
              <button
                type="button"
                aria-label={t('agenda.back', { name: nameOf(key) })}
                title={t('agenda.back', { name: nameOf(key) })}
                onClick={() => onBack(key)}
                className="flex size-8 items-center justify-center rounded hover:bg-sunken hover:text-ink"
              >
                <Plus aria-hidden="true" size={16} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
