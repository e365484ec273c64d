import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpToLine, EllipsisVertical } from 'lucide-react';
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../domain/board.ts';
import type { MoveTarget } from '../../domain/columns.ts';
import type { StageId } from '../../domain/ids.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { StageIcon } from '../stage-icon.tsx';

/** The platform's own popover: in the top layer, so that no column clips it, closed by Esc and by a click beside it.
 * React 18 passes the attribute on but does not know its name. */
const POPOVER: object = { popover: 'auto' };

const PLACES = [
  ['top', ArrowUpToLine],
  ['up', ArrowUp],
  ['down', ArrowDown],
  ['bottom', ArrowDownToLine],
] as const;

interface MoveMenuProps {
  readonly stages: readonly Stage[];
  readonly current: StageId;
  /** The name of the button: what is moved. */
  readonly label: string;
  readonly onMove: (target: MoveTarget) => void;
  readonly disabled?: boolean;
}

/** The way to move a card without dragging: a button and its menu of stages and places. */
export const MoveMenu = memo(function MoveMenu({ stages, current, label, onMove, disabled }: MoveMenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        data-part="menu"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-disabled={disabled}
        data-no-drag=""
        onClick={() => !disabled && setOpen(true)}
        className="flex size-7 items-center justify-center rounded text-ink-soft hover:bg-sunken hover:text-ink aria-disabled:opacity-60 pointer-coarse:size-9"
      >
        <EllipsisVertical aria-hidden="true" size={16} />
      </button>
      {open && (
        <Menu
          stages={stages}
          current={current}
          anchor={button}
          onClose={() => setOpen(false)}
          onChoose={(target) => {
            // The focus goes back first: whoever moves the card sees where it was and takes it along.
            button.current?.focus();
            setOpen(false);
            onMove(target);
          }}
        />
      )}
    </>
  );
});

interface MenuProps {
  readonly stages: readonly Stage[];
  readonly current: StageId;
  readonly anchor: { readonly current: HTMLElement | null };
  readonly onClose: () => void;
  readonly onChoose: (target: MoveTarget) => void;
}

const ITEM =
  'flex min-h-9 w-full items-center gap-2 rounded px-2 text-left text-sm hover:bg-sunken focus:bg-sunken aria-checked:font-semibold aria-checked:text-accent';

function Menu({ stages, current, anchor, onClose, onChoose }: MenuProps) {
  const { t } = useTranslation('board');
  const language = useLanguage();
  const menu = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const element = menu.current;
    if (!element) return;
    const closed = (event: Event) => (event as ToggleEvent).newState === 'closed' && close.current();
    element.addEventListener('toggle', closed);
    element.showPopover();
    putBeside(element, anchor.current);
    element.querySelector<HTMLElement>('[aria-checked="true"]')?.focus();
    return () => element.removeEventListener('toggle', closed);
  }, [anchor]);

  return (
    <div
      ref={menu}
      {...POPOVER}
      role="menu"
      aria-label={t('move.menu')}
      tabIndex={-1}
      onKeyDown={(event) => onMenuKey(event, anchor.current, onClose)}
      // Neither a drag nor the way to the card begins in the menu, though it stands inside the card.
      onMouseDown={(event) => event.stopPropagation()}
      onTouchStart={(event) => event.stopPropagation()}
      className="fixed inset-auto m-0 w-52 rounded-lg border border-line bg-raised p-1.5 text-ink shadow-float"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is not allowed in a menu, a group is */}
      <div role="group" aria-label={t('move.stage')}>
        {stages.map((stage) => (
          <button
            key={stage.id}
            type="button"
            role="menuitemradio"
            aria-checked={stage.id === current}
            tabIndex={-1}
            onClick={() =>
              stage.id === current
                ? onChooseNothing(anchor.current, onClose)
                : onChoose({ stageId: stage.id, at: 'top' })
            }
            className={ITEM}
          >
            <StageIcon category={stage.category} />
            {stageName(stage, language)}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="group" aria-label={t('move.place')} className="mt-1.5 border-t border-line pt-1.5">
        {PLACES.map(([at, Icon]) => (
          <button
            key={at}
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => onChoose({ stageId: current, at })}
            className={ITEM}
          >
            <Icon aria-hidden="true" size={16} className="shrink-0 text-ink-soft" />
            {t(`move.${at}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

function onChooseNothing(anchor: HTMLElement | null, onClose: () => void): void {
  anchor?.focus();
  onClose();
}

/** Below the button where there is room, else above it; never out of the window. */
function putBeside(menu: HTMLElement, anchor: HTMLElement | null): void {
  if (!anchor) return;
  const from = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = from.bottom + 4;
  const top = below + height <= window.innerHeight - 8 ? below : Math.max(8, from.top - 4 - height);
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(8, Math.min(from.right - width, window.innerWidth - width - 8))}px`;
}

function onMenuKey(event: KeyboardEvent<HTMLElement>, anchor: HTMLElement | null, onClose: () => void): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const last = items.length - 1;
  const next = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    items[next]?.focus();
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    anchor?.focus();
    onClose();
  } else if (event.key !== 'Enter' && event.key !== ' ') return;
  // The board's own keys do not act while a menu is open.
  event.stopPropagation();
}
