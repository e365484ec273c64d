import { useLocation, useSearchParams } from '@remix-run/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLiveNotes } from '../../collab/use-notes.ts';
import { CommentsPanel } from '../../comments/comments-panel.tsx';
import { useComments } from '../../comments/use-comments.ts';
import { KeepingBanner } from '../../components/board/keeping-banner.tsx';
import { tellWaiting } from '../../components/waiting-news.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { CommentDraft, NotesEditorHandle } from '../../editor/types.ts';
import type { NotesNode, NotesView } from '../../notes/services.ts';
import { VersionsPanel } from '../../versions/versions-panel.tsx';
import { keepVersion } from './keep-version.ts';
import { LeftText } from './left-text.tsx';
import { NotesBody } from './notes-body.tsx';
import { NotesHeader, type NotesPlace, type SidePanel } from './notes-header.tsx';
import { commitmentsOf, titleOf } from './subject.ts';
import { useAuthors } from './use-authors.ts';
import { useTexts } from './use-texts.ts';
import { useThreadOrder } from './use-thread-order.ts';
import { whenSaved } from './when-saved.ts';

interface NotesScreenProps {
  readonly view: NotesView;
  readonly me: { readonly id: PersonId; readonly name: string };
  readonly place: NotesPlace;
  /** What the record says beside them has changed. */
  readonly onRecord?: () => void;
}

/** Some notes with everything around them: who is here, what is saved, who wrote what, comments, versions. */
export function NotesScreen({ view, me, place, onRecord }: NotesScreenProps) {
  const { t } = useTexts();
  const here = useLocation();
  const [search] = useSearchParams();
  const askedThread = search.get('thread');
  const title = titleOf(view);
  const live = useLiveNotes(view, title, me);
  const editor = useRef<NotesEditorHandle>(null);
  const header = useRef<HTMLDivElement>(null);
  const [panel, setPanel] = useState<SidePanel | null>(askedThread === null ? null : 'comments');
  const [showAuthors, setShowAuthors] = useState(false);
  const [follow, setFollow] = useState<string | null>(null);
  const [activeThread, setActiveThread] = useState<string | null>(askedThread);
  const [draft, setDraft] = useState<CommentDraft | null>(null);
  const comments = useComments(view.id, null);
  const authors = useAuthors(view, showAuthors, live.document?.doc ?? null);
  const choices = useMemo(() => commitmentsOf(view), [view]);
  const mayWrite = view.access === 'write';

  useEffect(() => {
    if (askedThread === null) return;
    setActiveThread(askedThread);
    setPanel('comments');
  }, [askedThread]);

  const { reload } = comments;
  useEffect(() => {
    if (live.commentsRevision === 0) return;
    reload();
    tellWaiting();
  }, [live.commentsRevision, reload]);

  useEffect(() => {
    if (live.recordRevision > 0) onRecord?.();
  }, [live.recordRevision, onRecord]);

  const order = useThreadOrder(editor, comments.threads, panel === 'comments');

  const openThread = useCallback((id: string | null) => {
    setActiveThread(id);
    if (id !== null) setPanel('comments');
  }, []);
  const chooseThread = useCallback((id: string | null) => {
    setActiveThread(id);
    if (id !== null) editor.current?.focusThread(id);
  }, []);
  const startDraft = useCallback((begun: CommentDraft) => {
    setDraft(begun);
    setPanel('comments');
  }, []);

  const closePanel = () => {
    setPanel(null);
    // The button that opens it: the panel takes its own focus along.
    header.current?.querySelector<HTMLElement>(`[data-panel="${panel}"]`)?.focus();
  };

  const current = useCallback((): NotesNode | null => editor.current?.getMarkdownSource() ?? view.content, [view]);
  const status = useRef(live.status);
  status.current = live.status;
  const restore = useCallback(
    async (content: NotesNode) => {
      // First what is there, what was written a moment ago included: restoring takes nothing away from anybody.
      await whenSaved(status);
      await keepVersion(view.id);
      editor.current?.replaceContent(content);
    },
    [view.id],
  );

  return (
    <>
      <NotesHeader
        ref={header}
        view={view}
        title={title}
        place={place}
        live={live}
        follow={follow}
        onFollow={setFollow}
        showAuthors={showAuthors}
        onShowAuthors={setShowAuthors}
        panel={panel}
        onPanel={setPanel}
        openThreads={comments.threads?.filter(({ resolved }) => resolved === null).length ?? 0}
        current={current}
      />
      {live.left && <LeftText doc={live.left} />}
      <div className="relative flex min-h-0 flex-1 print:block">
        <NotesBody
          ref={editor}
          view={view}
          live={live}
          me={me}
          commitments={choices}
          authors={authors}
          showAuthors={showAuthors}
          threads={comments.threads ?? []}
          activeThread={activeThread}
          onThread={openThread}
          onComment={startDraft}
          follow={follow}
          onFollow={setFollow}
          label={t(view.subject.kind === 'review' ? 'minutesText' : 'text', { title })}
        />
        {panel === 'comments' && (
          <CommentsPanel
            notesId={view.id}
            comments={comments}
            people={view.people}
            me={me}
            writable={mayWrite}
            order={order}
            activeThread={activeThread}
            onThread={chooseThread}
            draft={draft}
            onDraftDone={(thread) => {
              setDraft(null);
              if (thread) setActiveThread(thread.id);
            }}
            onClose={closePanel}
          />
        )}
        {panel === 'versions' && (
          <div
            className={`absolute inset-0 z-20 lg:static lg:shrink-0 lg:border-l lg:border-line print:hidden ${place.kind === 'page' ? 'lg:w-[28rem]' : 'lg:w-[22rem]'}`}
          >
            <VersionsPanel
              notesId={view.id}
              current={current}
              writable={live.ready}
              onRestore={restore}
              onClose={closePanel}
            />
          </div>
        )}
      </div>
      <KeepingBanner status={live.status} href={here.pathname + here.search} onRetry={live.retry} />
    </>
  );
}
