import '../../styles/notes.css';
import { useMemo } from 'react';
import type { NotesNode } from '../../domain/notes-node.ts';
import type { ComparedBlock } from '../../notes/compare.ts';
import { countChanged } from '../../notes/count-words.ts';
import { ComparedText } from '../../versions/compared-text.tsx';
import { PanelSection } from '../card-panel/panel-section.tsx';
import { StaticNotes } from '../notes/static-notes.tsx';
import { useTexts } from './use-texts.ts';

export interface FrozenNotesProps {
  /** Null where nothing stands in them. */
  readonly text: NotesNode | null;
  /** By `compareNotes`, where the text is another than before; else null. */
  readonly blocks: readonly ComparedBlock[] | null;
}

/** Notes as they stood, with the words that came and went since what they are compared with. */
export function FrozenNotes({ text, blocks }: FrozenNotesProps) {
  const { t } = useTexts();
  if (blocks) return <ChangedNotes blocks={blocks} />;
  return (
    <PanelSection title={t('card.notes')}>
      {text === null ? <p className="text-sm text-ink-soft">{t('card.noNotes')}</p> : <StaticNotes content={text} />}
    </PanelSection>
  );
}

function ChangedNotes({ blocks }: { blocks: readonly ComparedBlock[] }) {
  const { t } = useTexts();
  const { added, removed } = useMemo(() => countChanged(blocks), [blocks]);
  return (
    <PanelSection title={t('card.notes')}>
      <p className="text-sm">
        <span className="text-done">{t('card.notesAdded', { count: added })}</span>
        {' · '}
        <span className="text-overdue">{t('card.notesRemoved', { count: removed })}</span>
      </p>
      <ComparedText blocks={blocks} />
    </PanelSection>
  );
}
