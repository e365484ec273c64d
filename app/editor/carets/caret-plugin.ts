import type { EditorState } from '@tiptap/pm/state';
import { PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import { relativePositionToJSON } from 'yjs';
import { faint, hueOf, strong } from '../colours.ts';
import type { Live } from '../live.ts';
import { liveDecorations, type Refresher } from '../refresher.ts';
import type { NotesBinding } from '../sync/binding.ts';
import { SIDE, toAbsolute, toRelative } from '../sync/positions.ts';
import { type PresentCaret, readCaret } from './presence.ts';

const CARETS = new PluginKey<DecorationSet>('notes-carets');

/** Attribute of a caret with the id of the person it is of. */
export const CARET_OF = 'data-caret-of';

interface CaretOptions {
  readonly awareness: Awareness;
  readonly binding: NotesBinding;
  readonly refresher: Refresher;
  readonly live: Live;
}

/** Carets and selections of the others, in the colour of their agency, with name and agency for a moment after each move. */
export function caretPlugin({ awareness, binding, refresher, live }: CaretOptions) {
  /** How often each client's caret has moved, so that a move makes a new caret, whose label shows. */
  const moves = new Map<number, { at: string; count: number }>();

  const compute = (state: EditorState): DecorationSet => {
    const decorations: Decoration[] = [];
    for (const [client, presence] of awareness.getStates()) {
      const caret = client === awareness.clientID ? null : readCaret(presence);
      const anchor = caret && toAbsolute(binding, caret.anchor);
      const head = caret && toAbsolute(binding, caret.head);
      if (!caret || anchor === null || head === null) continue;
      const at = JSON.stringify(presence.cursor);
      const moved = moves.get(client);
      const count = moved?.at === at ? moved.count : (moved?.count ?? 0) + 1;
      moves.set(client, { at, count });
      decorations.push(...draw(caret, `${client}/${count}`, clamp(anchor, state), clamp(head, state)));
    }
    return DecorationSet.create(state.doc, decorations);
  };

  const draw = ({ person }: PresentCaret, key: string, anchor: number, head: number): Decoration[] => {
    const hue = hueOf(live.now.agencies, person.agency);
    const short = live.now.agencies.find(({ name }) => name === person.agency)?.shortName ?? person.agency;
    const label = short ? `${person.name} · ${short}` : person.name;
    const caret = Decoration.widget(head, () => caretElement(person.id, label, strong(hue)), {
      key: `${key}/${label}/${hue}`,
      side: 10,
      ignoreSelection: true,
    });
    if (anchor === head) return [caret];
    const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
    const ground = { class: 'notes-selection', style: `background-color: ${faint(hue)}` };
    return [caret, Decoration.inline(from, to, ground, { inclusiveEnd: true })];
  };

  return liveDecorations({
    key: CARETS,
    refresher,
    compute,
    onUpdate: (view) => tell(view, awareness, binding),
    subscribe: (refresh, view) => {
      const { doc } = binding.fragment;
      const tellSoon = () => tell(view, awareness, binding);
      const ends = [
        live.on((now, before) => {
          if (now.agencies !== before.agencies) refresh();
        }),
        binding.onSettled(tellSoon),
      ];
      awareness.on('change', refresh);
      doc?.on('update', refresh);
      view.dom.addEventListener('focus', tellSoon);
      view.dom.addEventListener('blur', tellSoon);
      return () => {
        for (const end of ends) end();
        awareness.off('change', refresh);
        doc?.off('update', refresh);
        view.dom.removeEventListener('focus', tellSoon);
        view.dom.removeEventListener('blur', tellSoon);
        if (awareness.getLocalState()?.cursor) awareness.setLocalStateField('cursor', null);
      };
    },
  });
}

const clamp = (position: number, state: EditorState) => Math.min(position, state.doc.content.size);

function caretElement(personId: string, label: string, colour: string): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'notes-caret';
  caret.setAttribute(CARET_OF, personId);
  caret.setAttribute('aria-hidden', 'true');
  caret.style.setProperty('--caret', colour);
  const name = document.createElement('span');
  name.className = 'notes-caret-label';
  name.lang = 'zh-CN';
  name.textContent = label;
  caret.append(name);
  return caret;
}

/** Tells the others where this page's caret is: nowhere while the text has no focus. */
function tell(view: EditorView, awareness: Awareness, binding: NotesBinding): void {
  const state = awareness.getLocalState();
  if (!state || binding.isHeld || view.isDestroyed) return;
  if (!view.hasFocus() || !view.editable) {
    if (state.cursor) awareness.setLocalStateField('cursor', null);
    return;
  }
  const { anchor, head } = view.state.selection;
  const at = (position: number) => relativePositionToJSON(toRelative(binding, position, SIDE.before));
  const cursor = { anchor: at(anchor), head: at(head) };
  if (JSON.stringify(state.cursor) !== JSON.stringify(cursor)) awareness.setLocalStateField('cursor', cursor);
}
