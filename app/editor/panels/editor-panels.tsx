import { useEditorState } from '@tiptap/react';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { NotesEditing } from '../create-editor.ts';
import { DayPanel } from './day-panel.tsx';
import { ImagePanel, selectedImage } from './image-panel.tsx';
import { LinkPanel } from './link-panel.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';

/** Whatever is open beside the text. Put away, it gives the focus back to the text. */
export function EditorPanels({ editing: { editor, panels }, editable }: { editing: NotesEditing; editable: boolean }) {
  const open = useSyncExternalStore(panels.subscribe, panels.get);
  const picture = useEditorState({ editor, selector: ({ editor: now }) => selectedImage(now) });
  const file = useRef<HTMLInputElement>(null);

  const close = useCallback(() => {
    panels.set(null);
    editor.view.focus();
  }, [editor, panels]);

  useEffect(() => {
    if (open !== 'file') return;
    file.current?.click();
    panels.set(null);
  }, [open, panels]);

  return (
    <>
      <input
        ref={file}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        multiple
        hidden
        onChange={(event) => {
          editor.commands.uploadImages([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {open === 'link' && editable && <LinkPanel editor={editor} onClose={close} />}
      {open === 'day' && editable && <DayPanel editor={editor} onClose={close} />}
      {open === 'image' && editable && picture && (
        <ImagePanel key={picture.id} editor={editor} alt={picture.alt} onClose={close} />
      )}
      {open === 'keys' && <ShortcutsDialog onClose={close} />}
    </>
  );
}
