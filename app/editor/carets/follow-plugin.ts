import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Live } from '../live.ts';
import { CARET_OF } from './caret-plugin.ts';

/** What a person does by hand to look elsewhere, or to write. */
const ENDS = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta']);

/** Keys that scroll from outside of the text too. */
const SCROLLS = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown']);

/** Parts of the window, from its upper edge, between which a caret can be read without scrolling. */
const READABLE = { from: 0.15, to: 0.8 } as const;

/** Keeps the caret of the person who is followed in view, until one writes, clicks or scrolls oneself. */
export function followPlugin(live: Live): Plugin {
  return new Plugin({
    view: (view) => {
      const end = (event: Event) => {
        if (live.now.follow === null) return;
        const isInText = event.target instanceof Node && view.dom.contains(event.target);
        if (event instanceof KeyboardEvent && (MODIFIERS.has(event.key) || (!isInText && !SCROLLS.has(event.key))))
          return;
        // The click that begins to follow somebody is outside of the text.
        if (event.type === 'pointerdown' && !isInText) return;
        live.now.onFollow(null);
      };
      for (const type of ENDS) window.addEventListener(type, end, { capture: true, passive: true });
      let shown: Element | null = null;
      const look = () => {
        const caret = caretOf(view, live.now.follow);
        if (caret && caret !== shown) bringIntoView(caret);
        shown = caret;
      };
      const off = live.on((now, before) => {
        if (now.follow === before.follow) return;
        shown = null;
        look();
      });
      look();
      return {
        update: look,
        destroy: () => {
          off();
          for (const type of ENDS) window.removeEventListener(type, end, { capture: true });
        },
      };
    },
  });
}

function caretOf(view: EditorView, personId: string | null): Element | null {
  return personId === null ? null : view.dom.querySelector(`[${CARET_OF}="${CSS.escape(personId)}"]`);
}

function bringIntoView(caret: Element): void {
  const { top, bottom } = caret.getBoundingClientRect();
  if (top >= window.innerHeight * READABLE.from && bottom <= window.innerHeight * READABLE.to) return;
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  caret.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
}
