import { useMemo } from 'react';
import type * as Y from 'yjs';
import { NOTES_ROOT } from '../../notes/root.ts';
import { linesOf } from './lines-of.ts';
import { useTexts } from './use-texts.ts';

/**
 * This person's text of before the server had to begin the notes anew, where not all of it was saved: to be copied from, since
 * it cannot be merged.
 */
export function LeftText({ doc }: { doc: Y.Doc }) {
  const { t } = useTexts();
  const text = useMemo(() => linesOf(doc.getXmlFragment(NOTES_ROOT)).join('\n'), [doc]);
  return (
    <details className="border-b border-line bg-behind-soft px-4 py-2 text-sm text-behind" open>
      <summary className="font-semibold">{t('left.title')}</summary>
      <p className="mt-1">{t('left.help')}</p>
      <textarea readOnly aria-label={t('left.title')} className="field mt-2 h-40" value={text} />
    </details>
  );
}
