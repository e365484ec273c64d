import { RefreshCw } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { DOCUMENT_LANGUAGE } from '../components/agency-name.tsx';
import { inOrder } from '../components/in-order.ts';
import { type ComparedBlock, compareNotes } from '../notes/compare.ts';
import { countChanged } from '../notes/count-words.ts';
import type { NotesNode } from '../notes/services.ts';
import { ChangedBlock } from './changed-block.tsx';
import { fold, type Stretch } from './fold.ts';
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
      {!isSame && <div className="flex flex-col gap-1.5 leading-7">{inOrder(fold(blocks), renderStretch)}</div>}
    </section>
  );
}

function renderStretch(stretch: Stretch): ReactNode {
  return <StretchView stretch={stretch} />;
}

function StretchView({ stretch: { isFolded, blocks } }: { stretch: Stretch }) {
  const { t } = useTexts();
  const shown = (
    <div lang={DOCUMENT_LANGUAGE} className="flex flex-col gap-1.5">
      {inOrder(blocks, renderBlock)}
    </div>
  );
  if (!isFolded) return shown;
  return (
    <details className="rounded bg-sunken">
      <summary className="px-3 py-1 text-sm text-ink-soft">{t('changes.same', { count: blocks.length })}</summary>
      {shown}
    </details>
  );
}

function renderBlock(block: ComparedBlock): ReactNode {
  return <ChangedBlock block={block} />;
}
