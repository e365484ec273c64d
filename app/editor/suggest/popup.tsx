import { type CSSProperties, useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useNotesTexts } from '../use-notes-texts.ts';
import type { Suggested } from './items.ts';
import type { Popup, PopupStore } from './popup-store.ts';

/** Pixels between the popup and the line of the caret, and between it and the edge of the screen. */
const GAP = { line: 6, edge: 8 } as const;

/** The list of what can be put in, at the caret. The focus stays in the text, which names the list's active option. */
export function SuggestPopup({ store, text }: { store: PopupStore; text: HTMLElement }) {
  const popup = useSyncExternalStore(store.subscribe, store.get);
  const { t } = useNotesTexts();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const place = usePlace(popup, list);
  const active = popup ? `${id}-${popup.index}` : null;

  useEffect(() => {
    if (active === null) return;
    text.setAttribute('aria-haspopup', 'listbox');
    text.setAttribute('aria-controls', id);
    text.setAttribute('aria-activedescendant', active);
    document.getElementById(active)?.scrollIntoView({ block: 'nearest' });
    return () => {
      for (const name of ['haspopup', 'controls', 'activedescendant']) text.removeAttribute(`aria-${name}`);
    };
  }, [active, id, text]);

  return (
    <>
      <span role="status" className="sr-only">
        {popup ? t('suggest.count', { count: popup.items.length }) : ''}
      </span>
      {popup && (
        <div
          ref={list}
          id={id}
          role="listbox"
          // What is scrolled can be reached; who comes here by the keyboard is led back to where its keys are.
          tabIndex={0}
          onFocus={() => text.focus()}
          aria-label={t('suggest.label')}
          className="notes-popup"
          style={place}
        >
          {groups(popup.items).map(([kind, items]) => (
            // biome-ignore lint/a11y/useSemanticElements: a listbox has groups, not fieldsets
            <div key={kind} role="group" aria-label={t(`suggest.kinds.${kind}`)}>
              <div aria-hidden="true" className="notes-popup-kind">
                {t(`suggest.kinds.${kind}`)}
              </div>
              {items.map(({ item, index }) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, which has the keys
                // biome-ignore lint/a11y/useKeyWithClickEvents: as above
                <div
                  key={item.id}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === popup.index}
                  lang="zh-CN"
                  className="notes-popup-option"
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => store.choose(index)}
                >
                  <span>{item.label}</span>
                  {item.detail && <span className="notes-popup-detail">{item.detail}</span>}
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
    </>
  );
}

function groups(items: readonly Suggested[]): [Suggested['kind'], { item: Suggested; index: number }[]][] {
  const byKind = new Map<Suggested['kind'], { item: Suggested; index: number }[]>();
  items.forEach((item, index) => {
    byKind.set(item.kind, [...(byKind.get(item.kind) ?? []), { item, index }]);
  });
  return [...byKind];
}

/** Under the caret where there is room, above it else; never beyond what is seen, which a keyboard may have made smaller. */
function usePlace(popup: Popup | null, list: React.RefObject<HTMLElement | null>): CSSProperties {
  const [place, setPlace] = useState<CSSProperties>({ visibility: 'hidden' });
  useLayoutEffect(() => {
    const seen = window.visualViewport;
    const put = () => {
      const caret = popup?.props.clientRect?.();
      if (!caret || !list.current) return;
      const { width, height } = list.current.getBoundingClientRect();
      const [left, top] = [seen?.offsetLeft ?? 0, seen?.offsetTop ?? 0];
      const right = left + (seen?.width ?? window.innerWidth);
      const bottom = top + (seen?.height ?? window.innerHeight);
      const fitsBelow = caret.bottom + GAP.line + height + GAP.edge <= bottom;
      const above = Math.max(top + GAP.edge, caret.top - GAP.line - height);
      setPlace({
        left: Math.max(left + GAP.edge, Math.min(caret.left, right - width - GAP.edge)),
        top: fitsBelow ? caret.bottom + GAP.line : above,
      });
    };
    put();
    window.addEventListener('scroll', put, { capture: true, passive: true });
    seen?.addEventListener('resize', put);
    return () => {
      window.removeEventListener('scroll', put, { capture: true });
      seen?.removeEventListener('resize', put);
    };
  }, [popup, list]);
  return place;
}
