import { Copy, FileDown, FileText, Printer } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { NotesNode } from '../../notes/services.ts';
import { CopyByHand } from './copy-by-hand.tsx';
import { useOutTexts } from './use-out-texts.ts';

/** The platform's own popover: closed by Esc and by a click beside it. React 18 passes the attributes on but does not know them. */
const POPOVER: object = { popover: 'auto' };

const ITEM =
  'flex min-h-10 w-full items-center gap-2.5 rounded px-2.5 text-left text-sm hover:bg-sunken focus:bg-sunken';

interface NotesOutMenuProps {
  readonly notesId: string;
  /** The text as it is now; null while there is none. */
  readonly content: () => NotesNode | null;
}

/** The ways to take notes out: copy as Markdown, save as a file, print. */
export function NotesOutMenu({ notesId, content }: NotesOutMenuProps) {
  const { t } = useOutTexts();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const [byHand, setByHand] = useState<string | null>(null);

  const open = () => {
    setSaid('');
    menu.current?.showPopover();
    putBelow(menu.current, button.current);
    menu.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  };
  const close = () => {
    menu.current?.hidePopover();
    button.current?.focus();
  };
  const copy = async () => {
    close();
    const markdown = await toMarkdown(content(), window.location.origin);
    if (markdown === null) return setSaid(t('failed'));
    const isCopied = await navigator.clipboard?.writeText(markdown).then(
      () => true,
      () => false,
    );
    setSaid(t(isCopied ? 'copied' : 'copyFailed'));
    if (!isCopied) setByHand(markdown);
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-controls={id}
        onClick={open}
        aria-label={t('menu')}
        title={t('menu')}
        className="flex size-9 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink print:hidden"
      >
        <FileDown aria-hidden="true" size={18} />
      </button>
      <div
        ref={menu}
        id={id}
        {...POPOVER}
        role="menu"
        aria-label={t('menu')}
        tabIndex={-1}
        onKeyDown={(event) => onMenuKey(event, close)}
        className="fixed inset-auto m-0 w-64 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-raised p-1.5 text-ink shadow-float"
      >
        <button type="button" role="menuitem" tabIndex={-1} onClick={copy} className={ITEM}>
          <Copy aria-hidden="true" size={16} className="shrink-0 text-ink-soft" />
          {t('copy')}
        </button>
        <a
          role="menuitem"
          tabIndex={-1}
          href={`/notes/${notesId}/export/docx`}
          download
          onClick={close}
          className={ITEM}
        >
          <FileText aria-hidden="true" size={16} className="shrink-0 text-ink-soft" />
          {t('docx')}
        </a>
        <a role="menuitem" tabIndex={-1} href={`/notes/${notesId}/export/md`} download onClick={close} className={ITEM}>
          <FileDown aria-hidden="true" size={16} className="shrink-0 text-ink-soft" />
          {t('md')}
        </a>
        <button
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            close();
            window.print();
          }}
          className={ITEM}
        >
          <Printer aria-hidden="true" size={16} className="shrink-0 text-ink-soft" />
          {t('print')}
        </button>
      </div>
      <span role="status" className="text-sm text-ink-soft print:hidden">
        {said}
      </span>
      {byHand !== null && <CopyByHand markdown={byHand} onClose={() => setByHand(null)} />}
    </>
  );
}

/** Null where it could not be made. By a chunk of its own: hardly anybody copies. */
async function toMarkdown(content: NotesNode | null, baseUrl: string): Promise<string | null> {
  try {
    const made = await import('../../notes/to-markdown.ts');
    return made.toMarkdown(content, { baseUrl });
  } catch {
    return null;
  }
}

/** Below the button, never out of the window. */
function putBelow(menu: HTMLElement | null, button: HTMLElement | null): void {
  if (!menu || !button) return;
  const from = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  menu.style.top = `${Math.max(8, Math.min(from.bottom + 4, window.innerHeight - height - 8))}px`;
  menu.style.left = `${Math.max(8, Math.min(from.right - width, window.innerWidth - width - 8))}px`;
}

function onMenuKey(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const last = items.length - 1;
  const next = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    items[next]?.focus();
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    close();
  } else if (event.key === ' ' && document.activeElement instanceof HTMLAnchorElement) {
    // A menu's item is pressed by either key, a link by Enter only.
    event.preventDefault();
    document.activeElement.click();
  } else if (event.key !== 'Enter' && event.key !== ' ') return;
  // The keys of what stands around do not act while a menu is open.
  event.stopPropagation();
}
