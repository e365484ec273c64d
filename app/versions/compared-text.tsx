import type { ReactNode } from 'react';
import { DOCUMENT_LANGUAGE } from '../components/agency-name.tsx';
import { inOrder } from '../components/in-order.ts';
import type { ComparedBlock } from '../notes/compare.ts';
import { ChangedBlock } from './changed-block.tsx';
import { fold, type Stretch } from './fold.ts';
import { useTexts } from './use-texts.ts';

/** A text with what came and went of it, long runs of what did not change folded away. */
export function ComparedText({ blocks }: { blocks: readonly ComparedBlock[] }) {
  return <div className="flex flex-col gap-1.5 leading-7">{inOrder(fold(blocks), renderStretch)}</div>;
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
