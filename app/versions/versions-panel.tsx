import { ArrowLeft, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { formatMoment } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import type { NotesNode, NotesVersion } from '../notes/services.ts';
import { AskedView } from './asked-view.tsx';
import { useAsked } from './use-asked.ts';
import { useTexts } from './use-texts.ts';
import { VersionList } from './version-list.tsx';
import { VersionView } from './version-view.tsx';

export interface VersionsPanelProps {
  readonly notesId: string;
  /** The text as it is now; null while there is none. */
  readonly current: () => NotesNode | null;
  /** Whether the person may restore. */
  readonly writable: boolean;
  /** Puts a version's text in the place of the present one, which it keeps as a version first. Rejects where it did not. */
  readonly onRestore: (content: NotesNode) => Promise<void>;
  readonly onClose: () => void;
}

const ICON_BUTTON =
  'flex size-9 shrink-0 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink';

/**
 * The versions of some notes: a list, and one of them opened in its place. As high as what it stands in; Esc leads back from a
 * version, then closes. Whoever shows it imports `app/styles/notes.css`, and gives the focus back when it closes.
 */
export function VersionsPanel({ notesId, current, writable, onRestore, onClose }: VersionsPanelProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<NotesVersion | null>(null);
  const [said, setSaid] = useState('');
  const [asked, again] = useAsked<NotesVersion[]>(`/notes/${notesId}/versions`);
  /** The version whose button in the list has the focus once the list is back. */
  const left = useRef<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when another version is open, or none any more
  useEffect(() => {
    const button = panel.current?.querySelector<HTMLElement>(`[data-version="${left.current}"]`);
    (button ?? heading.current)?.focus();
    left.current = null;
  }, [open]);

  const back = () => {
    left.current = open?.id ?? null;
    setOpen(null);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.target instanceof Element && event.target.closest('dialog')) return;
    event.stopPropagation();
    event.preventDefault();
    if (open) back();
    else onClose();
  };

  const when = open && formatMoment(language, open.at);
  return (
    <section
      ref={panel}
      aria-labelledby={title}
      onKeyDown={onKeyDown}
      className="flex h-full min-h-0 flex-col bg-surface"
    >
      <div className="flex shrink-0 items-center gap-1 border-b border-line py-2 pr-2 pl-4 print:hidden">
        {open && (
          <button
            type="button"
            onClick={back}
            aria-label={t('back')}
            title={t('back')}
            className={`${ICON_BUTTON} -ml-3`}
          >
            <ArrowLeft aria-hidden="true" size={20} />
          </button>
        )}
        <h2 ref={heading} id={title} tabIndex={-1} className="min-w-0 flex-1 font-semibold outline-none">
          {when ? t('versionOf', { when }) : t('title')}
        </h2>
        <button type="button" onClick={onClose} aria-label={t('close')} title={t('close')} className={ICON_BUTTON}>
          <X aria-hidden="true" size={20} />
        </button>
      </div>
      <p role="status" className={said ? 'bg-done-soft px-4 py-2 text-sm text-done' : 'sr-only'}>
        {said}
      </p>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain">
        {open ? (
          <VersionView
            key={open.id}
            notesId={notesId}
            version={open}
            current={current}
            writable={writable}
            onRestore={onRestore}
            onRestored={() => {
              setSaid(t('restore.done', { when }));
              setOpen(null);
              // What was there before is a version now.
              again();
            }}
          />
        ) : (
          <AskedView asked={asked} onAgain={again}>
            {(versions) => (
              <VersionList
                versions={versions}
                onOpen={(version) => {
                  setSaid('');
                  setOpen(version);
                }}
              />
            )}
          </AskedView>
        )}
      </div>
    </section>
  );
}
