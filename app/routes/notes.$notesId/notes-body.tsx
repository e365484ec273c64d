import { TriangleAlert } from 'lucide-react';
import { forwardRef, useCallback } from 'react';
import '../../styles/notes.css';
import type { LiveNotes } from '../../collab/live-notes.ts';
import { StaticNotes } from '../../components/notes/static-notes.tsx';
import type { NotesEditorHandle, NotesEditorProps } from '../../editor/types.ts';
import type { NotesView } from '../../notes/services.ts';
import { uploadImage } from './upload-image.ts';
import { useEditor } from './use-editor.ts';
import { useTexts } from './use-texts.ts';

interface NotesBodyProps
  extends Omit<
    NotesEditorProps,
    'doc' | 'awareness' | 'editable' | 'isWriter' | 'people' | 'agencies' | 'uploadImage'
  > {
  readonly view: NotesView;
  readonly live: LiveNotes;
}

/**
 * The text: as it stands in the database until the live document and the editor are there, so that it can be read at once and
 * is never written in before it is known what stands in it.
 */
export const NotesBody = forwardRef<NotesEditorHandle, NotesBodyProps>(function NotesBody(
  { view, live, ...rest },
  ref,
) {
  const { t } = useTexts();
  const { Editor, hasFailed, retry } = useEditor();
  const { document, ready } = live;
  const upload = useCallback((file: Blob) => uploadImage(view.id, file), [view.id]);
  if (document && Editor) {
    return (
      <div className="min-w-0 flex-1 overflow-y-auto overscroll-contain bg-surface print:overflow-visible">
        <Editor
          key={document.doc.guid}
          ref={ref}
          doc={document.doc}
          awareness={document.awareness}
          editable={ready}
          isWriter={view.access === 'write'}
          people={view.people}
          agencies={view.agencies}
          uploadImage={upload}
          {...rest}
        />
      </div>
    );
  }
  return (
    <div className="min-w-0 flex-1 overflow-y-auto bg-surface px-4 py-4 sm:px-8 print:overflow-visible">
      {hasFailed && (
        <div
          role="alert"
          className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-lg bg-behind-soft px-3 py-2 text-sm text-behind"
        >
          <TriangleAlert aria-hidden="true" size={18} className="shrink-0" />
          <p className="min-w-0 flex-1 basis-64">{t('editorFailed')}</p>
          <button type="button" className="button" onClick={retry}>
            {t('retry')}
          </button>
        </div>
      )}
      {view.content === null && <p className="text-ink-soft">{t(hasFailed ? 'nothingYet' : 'opening')}</p>}
      <StaticNotes content={view.content} />
    </div>
  );
});
