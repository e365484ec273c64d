import { useMemo } from 'react';
import type * as Y from 'yjs';
import { NOTES_ROOT } from '../../notes/root.ts';
import { useTexts } from './use-texts.ts';

/**
 * This person's text of before the server had to begin the notes anew, where not all of it was saved: to be copied from, since
 * it cannot be merged.
 */
export function LeftText({ doc }: { doc: Y.Doc }) {
  const { t } = useTexts();
  const text = useMemo(() => plainTextOf(doc), [doc]);
  return (
    <details className="border-b border-line bg-behind-soft px-4 py-2 text-sm text-behind" open>
      <summary className="font-semibold">{t('left.title')}</summary>
      <p className="mt-1">{t('left.help')}</p>
      <textarea readOnly aria-label={t('left.title')} className="field mt-2 h-40" value={text} />
    </details>
  );
}

/** Block by block, without what is only form. */
function plainTextOf(doc: Y.Doc): string {
  return doc
    .getXmlFragment(NOTES_ROOT)
    .toArray()
    .map((block) => block.toString().replace(/<[^>]*>/g, ''))
    .join('\n');
}
