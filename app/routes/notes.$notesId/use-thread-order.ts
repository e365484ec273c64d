import { type RefObject, useEffect, useState } from 'react';
import type { NotesEditorHandle } from '../../editor/types.ts';
import type { CommentThread } from '../../notes/services.ts';

interface Looked {
  /** Of those that there were: ids in the order of the words they are about, without those whose words are gone. */
  readonly order: readonly string[];
  readonly threads: readonly CommentThread[];
}

/**
 * The order of the words that comments are about; undefined while it is not known. Looked up when comments change or are
 * opened: under somebody's hand they do not change places.
 */
export function useThreadOrder(
  editor: RefObject<NotesEditorHandle>,
  threads: readonly CommentThread[] | null,
  isOpen: boolean,
): readonly string[] | undefined {
  const [looked, setLooked] = useState<Looked | null>(null);
  useEffect(() => {
    if (isOpen && threads && editor.current) setLooked({ order: editor.current.threadOrder(), threads });
  }, [editor, isOpen, threads]);
  if (!looked || !threads) return undefined;
  // Of one that has come since it is not known yet: its words are there.
  const more = threads.filter(({ id }) => !looked.threads.some((known) => known.id === id));
  return [...looked.order, ...more.map(({ id }) => id)];
}
