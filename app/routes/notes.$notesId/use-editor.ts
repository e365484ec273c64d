import { type ComponentType, type RefAttributes, useEffect, useState } from 'react';
import type { NotesEditorHandle, NotesEditorProps } from '../../editor/types.ts';

export type EditorComponent = ComponentType<NotesEditorProps & RefAttributes<NotesEditorHandle>>;

/**
 * The editor, fetched by the page that shows notes and by no other: null until it is there.
 *
 * @returns with it, whether it could not be fetched, and what tries again
 */
export function useEditor() {
  const [editor, setEditor] = useState<{ readonly Editor: EditorComponent } | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is the event
  useEffect(() => {
    let isGone = false;
    setFailed(false);
    import('../../editor/index.tsx')
      .then((module) => !isGone && setEditor({ Editor: module.default }))
      .catch(() => !isGone && setFailed(true));
    return () => {
      isGone = true;
    };
  }, [attempt]);
  return { Editor: editor?.Editor ?? null, hasFailed, retry: () => setAttempt((before) => before + 1) };
}
