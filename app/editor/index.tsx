import './editor.css';
import { forwardRef, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useLanguage } from '../i18n/use-language.ts';
import type { AgencyShare } from './authors/block-authors.ts';
import { AuthorsLegend } from './authors/legend.tsx';
import { createEditing, type NotesEditing } from './create-editor.ts';
import { Live, type LiveProps } from './live.ts';
import { replaceContent } from './replace-content.ts';
import { SuggestPopup } from './suggest/popup.tsx';
import { orderOf } from './threads/anchors.ts';
import { EditorTools } from './toolbar/editor-tools.tsx';
import type { NotesEditorHandle, NotesEditorProps } from './types.ts';
import { useNotesTexts } from './use-notes-texts.ts';

export type { CommentDraft, CommitmentChoice, NotesEditorHandle, NotesEditorProps, UploadedImage } from './types.ts';

/**
 * The text of notes, written by several people at once. It is made once for a document: whatever else changes, the caret stays
 * where it is, and so does what is being composed.
 */
export default forwardRef<NotesEditorHandle, NotesEditorProps>(function NotesEditor(props, ref) {
  const { doc, awareness, ...rest } = props;
  const { t } = useNotesTexts();
  const language = useLanguage();
  const now: LiveProps = { ...rest, t, language };
  const [live] = useState(() => new Live(now));
  const root = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState<NotesEditing | null>(null);
  const [shares, setShares] = useState<readonly AgencyShare[]>([]);

  useEffect(() => {
    if (!element.current) return;
    const made = createEditing({
      element: element.current,
      doc,
      awareness,
      live,
      toToolbar: () => root.current?.querySelector<HTMLElement>('[role=toolbar] [tabindex="0"]')?.focus(),
      onShares: () => setShares(live.now.showAuthors ? made.blocks.shares() : []),
    });
    setEditing(made);
    return () => {
      setEditing(null);
      made.destroy();
    };
  }, [doc, awareness, live]);

  useEffect(() => {
    const { editable } = live.now;
    // What was being composed was begun while it could be.
    if (editable && !now.editable) editing?.binding.write();
    live.set(now);
    if (editing && editing.editor.options.editable !== now.editable) editing.editor.setEditable(now.editable, false);
  });

  useImperativeHandle(
    ref,
    () => ({
      focus: () => editing?.editor.commands.focus(),
      getMarkdownSource: () => editing?.editor.getJSON() as ReturnType<NotesEditorHandle['getMarkdownSource']>,
      replaceContent: (content) => editing && replaceContent(editing.editor, content),
      threadOrder: () => (editing ? orderOf(editing.binding, live.now.threads) : []),
      focusThread: (id) => editing?.editor.chain().selectThread(id).focus().run(),
    }),
    [editing, live],
  );

  return (
    <div ref={root} className="notes-editor">
      {editing && props.isWriter && <EditorTools editing={editing} editable={props.editable} />}
      {props.showAuthors && <AuthorsLegend shares={shares} agencies={props.agencies} />}
      <div ref={element} className="notes-page" />
      {editing && <SuggestPopup store={editing.popup} text={editing.editor.view.dom} />}
    </div>
  );
});
