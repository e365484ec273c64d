import { useEditorState } from '@tiptap/react';
import type { NotesEditing } from '../create-editor.ts';
import { EditorNotices } from '../editor-notices.tsx';
import { EditorPanels } from '../panels/editor-panels.tsx';
import { useNotesTexts } from '../use-notes-texts.ts';
import { TABLE_TOOLS, TOOLS } from './items.ts';
import { Toolbar } from './toolbar.tsx';

/** The tools of the text, those of a table while the caret is in one, and under them what a tool has opened. */
export function EditorTools({ editing, editable }: { editing: NotesEditing; editable: boolean }) {
  const { editor, panels } = editing;
  const { t } = useNotesTexts();
  const isInTable = useEditorState({ editor, selector: ({ editor: now }) => now.isActive('table') });
  const common = { editor, editable, open: panels.set };
  return (
    <div className="notes-tools">
      <Toolbar {...common} label={t('toolbar.label')} groups={TOOLS} />
      {isInTable && editable && <Toolbar {...common} label={t('toolbar.table')} groups={TABLE_TOOLS} />}
      <EditorNotices notices={editing.notices} />
      <EditorPanels editing={editing} editable={editable} />
    </div>
  );
}
