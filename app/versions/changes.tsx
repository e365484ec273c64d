import { RefreshCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { compareNotes } from '../notes/compare.ts';
import { countChanged } from '../notes/count-words.ts';
import type { NotesNode } from '../notes/services.ts';
import { ComparedText } from './compared-text.tsx';
import { useTexts } from './use-texts.ts';

const NOTHING: NotesNode = { type: 'doc', content: [] };

interface ChangesProps {
  readonly before: NotesNode;
  /** The text as it is now; asked when shown and when the reader wants it anew. */
  readonly current: () => NotesNode | null;
}

/** What changed from a version to now, in words counted and shown where they stand. */
export function Changes({ before, current }: ChangesProps) {
  const { t } = useTexts();
  const [after, setAfter] = useState(current);
  const blocks = useMemo(() => compareNotes(before, after ?? NOTHING), [before, after]);
  const { added, removed } = useMemo(() => countChanged(blocks), [blocks]);
  const isSame = blocks.every(({ change }) => change === 'same');
  return (
    <section aria-label={t('changes.label')} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p role="status" className="text-sm">
          {isSame ? (
            t('changes.none')
          ) : (
            <>
              <span className="text-done">{t('changes.added', { count: added })}</span>
              {' · '}
              <span className="text-overdue">{t('changes.removed', { count: removed })}</span>
            </>
          )}
        </p>
        <button type="button" onClick={() => setAfter(current())} className="button button-quiet">
          <RefreshCw aria-hidden="true" size={16} />
          {t('changes.refresh')}
        </button>
      </div>
      {!isSame && <ComparedText blocks={blocks} />}
    </section>
  );
}
