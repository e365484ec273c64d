import { Link } from '@remix-run/react';
import { History, type LucideIcon, Maximize2, MessageSquare, PanelRight, TriangleAlert, Users, X } from 'lucide-react';
import { forwardRef } from 'react';
import type { LiveNotes } from '../../collab/live-notes.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { SyncStatusLine } from '../../components/board/sync-status.tsx';
import { NotesOutMenu } from '../../components/notes/notes-out-menu.tsx';
import { isGone } from '../../domain/plan.ts';
import type { NotesNode, NotesView } from '../../notes/services.ts';
import { NotesPresence } from './notes-presence.tsx';
import { homeBoard } from './subject.ts';
import { useTexts } from './use-texts.ts';

/** Where the notes are shown: on a page of their own, beside a board, with where closing leads, or as a part of a page. */
export type NotesPlace =
  | { readonly kind: 'page' }
  | { readonly kind: 'beside'; readonly closeHref: string }
  | { readonly kind: 'part' };

export type SidePanel = 'comments' | 'versions';

interface NotesHeaderProps {
  readonly view: NotesView;
  readonly title: string;
  readonly place: NotesPlace;
  readonly live: LiveNotes;
  readonly follow: string | null;
  readonly onFollow: (personId: string | null) => void;
  readonly showAuthors: boolean;
  readonly onShowAuthors: (shown: boolean) => void;
  readonly panel: SidePanel | null;
  readonly onPanel: (panel: SidePanel | null) => void;
  /** Comments that are not resolved. */
  readonly openThreads: number;
  readonly current: () => NotesNode | null;
}

/** What the notes are of, who is here, whether all is saved, and what can be shown beside the text. */
export const NotesHeader = forwardRef<HTMLDivElement, NotesHeaderProps>(function NotesHeader(props, ref) {
  const { view, title, place, live, follow, onFollow, showAuthors, onShowAuthors, panel, onPanel, openThreads } = props;
  const { t } = useTexts();
  const Title = place.kind === 'page' ? 'h1' : 'h2';
  const toggle = (which: SidePanel) => onPanel(panel === which ? null : which);
  return (
    <div
      ref={ref}
      className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line bg-ground px-3 py-1.5 sm:px-4 print:mb-4 print:bg-transparent print:px-0"
    >
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-soft">
          <span>{t(view.subject.kind === 'review' ? 'minutes' : 'kind')}</span>
          <HomeLink view={view} place={place} />
        </p>
        <Title lang={DOCUMENT_LANGUAGE} className="text-lg leading-snug font-semibold text-pretty">
          {title}
        </Title>
        {view.subject.measure && isGone(view.subject.measure) && (
          <p className="flex items-start gap-1.5 text-sm text-pretty text-behind">
            <TriangleAlert aria-hidden="true" className="mt-[0.2em] size-3.5 shrink-0" />
            {t(view.subject.kind === 'task' ? 'underGone' : 'gone')}
          </p>
        )}
        {view.subject.kind !== 'review' && (
          <p lang={DOCUMENT_LANGUAGE} className="line-clamp-1 text-sm text-ink-soft" title={namesOf(view)}>
            {namesOf(view)}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 print:hidden">
        <SyncStatusLine status={live.status} />
        <NotesPresence peers={live.peers} follow={follow} onFollow={onFollow} />
        <span className="-mr-2 flex items-center gap-0.5">
          <Toggle icon={Users} name={t('authors')} isOn={showAuthors} onToggle={() => onShowAuthors(!showAuthors)} />
          <Toggle
            icon={MessageSquare}
            name={openThreads > 0 ? t('commentsCount', { count: openThreads }) : t('comments')}
            mark={openThreads > 0 ? String(openThreads) : null}
            opens="comments"
            isOn={panel === 'comments'}
            onToggle={() => toggle('comments')}
          />
          <Toggle
            icon={History}
            name={t('versions')}
            opens="versions"
            isOn={panel === 'versions'}
            onToggle={() => toggle('versions')}
          />
          <NotesOutMenu notesId={view.id} content={props.current} />
          {place.kind !== 'page' && <IconLink to={`/notes/${view.id}`} name={t('fullPage')} icon={Maximize2} />}
          {place.kind === 'beside' && <IconLink to={place.closeHref} name={t('close')} icon={X} />}
        </span>
      </div>
    </div>
  );
});

const ICON_BUTTON =
  'flex h-9 min-w-9 items-center justify-center gap-1 rounded-md px-1.5 text-ink-soft hover:bg-sunken hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent';

interface ToggleProps {
  readonly icon: LucideIcon;
  readonly name: string;
  /** A figure beside the icon. */
  readonly mark?: string | null;
  readonly opens?: SidePanel;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

function Toggle({ icon: Icon, name, mark = null, opens, isOn, onToggle }: ToggleProps) {
  return (
    <button
      type="button"
      data-panel={opens}
      aria-label={name}
      title={name}
      aria-pressed={isOn}
      onClick={onToggle}
      className={ICON_BUTTON}
    >
      <Icon aria-hidden="true" size={18} />
      {mark && (
        <span aria-hidden="true" className="text-xs tabular-nums">
          {mark}
        </span>
      )}
    </button>
  );
}

function IconLink({ to, name, icon: Icon }: { to: string; name: string; icon: LucideIcon }) {
  return (
    <Link to={to} preventScrollReset aria-label={name} title={name} className={ICON_BUTTON}>
      <Icon aria-hidden="true" size={18} />
    </Link>
  );
}

/** From a page of its own back to the card, beside which the notes can be read as well, or to the meeting. */
function HomeLink({ view, place }: Pick<NotesHeaderProps, 'view' | 'place'>) {
  const { t } = useTexts();
  const board = homeBoard(view);
  const { subject } = view;
  if (place.kind !== 'page' || (!board && subject.kind !== 'review')) return null;
  return (
    <Link
      to={board ? `/boards/${board.boardId}/notes/${view.id}` : `/reviews/${view.id}`}
      className="inline-flex min-h-6 items-center gap-1 hover:text-accent print:hidden"
    >
      <PanelRight aria-hidden="true" size={14} />
      {board ? t('besideBoard', { agency: board.agency.name }) : t('besideMeeting')}
    </Link>
  );
}

function namesOf({ agencies }: NotesView): string {
  return agencies.map(({ name }) => name).join('、');
}
