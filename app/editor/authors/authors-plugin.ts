import type { EditorState } from '@tiptap/pm/state';
import { PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import * as Y from 'yjs';
import { hueOf, strong } from '../colours.ts';
import type { Live } from '../live.ts';
import { liveDecorations, type Refresher } from '../refresher.ts';
import type { NotesBinding } from '../sync/binding.ts';
import type { BlocksAuthors } from './block-authors.ts';
import type { BlockAuthors } from './who-wrote.ts';

const AUTHORS = new PluginKey<DecorationSet>('notes-authors');

/** Milliseconds without a change after which it is told anew who wrote what: not at each letter, of which there are many. */
const QUIET_MS = 300;

interface AuthorsOptions {
  readonly binding: NotesBinding;
  readonly refresher: Refresher;
  readonly live: Live;
  readonly blocks: BlocksAuthors;
  /** It may be otherwise who wrote how much. */
  onChange(): void;
}

/** A bar beside each block in the colours of those who wrote it, and a mark on what is new to the reader. */
export function authorsPlugin({ binding, refresher, live, blocks, onChange }: AuthorsOptions) {
  const compute = (state: EditorState): DecorationSet => {
    if (!live.now.authors) return DecorationSet.empty;
    const decorations: Decoration[] = [];
    const elements = binding.fragment.toArray().filter((element) => binding.mapping.has(element));
    let isFirstNew = true;
    state.doc.forEach((node, position, index) => {
      const element = elements[index];
      const known = element instanceof Y.XmlElement ? blocks.of(element) : null;
      if (!known) return;
      const end = position + node.nodeSize;
      if (live.now.showAuthors && known.parts.length > 0) decorations.push(...bar(known, position, end));
      if (!known.isNew) return;
      decorations.push(Decoration.node(position, end, { class: 'is-new' }));
      if (isFirstNew) decorations.push(newMark(position));
      isFirstNew = false;
    });
    return DecorationSet.create(state.doc, decorations);
  };

  const bar = ({ parts }: BlockAuthors, from: number, to: number): Decoration[] => {
    const names = nameAll(parts);
    const style = `--wrote: ${gradient(parts)}`;
    return [
      Decoration.node(from, to, { class: 'notes-authored', style, title: names }),
      Decoration.widget(from, () => spoken(live.now.t('authors.by', { names })), { side: -1, key: `by/${names}` }),
    ];
  };

  const gradient = (parts: BlockAuthors['parts']): string => {
    const all = parts.reduce((sum, part) => sum + part.characters, 0);
    let from = 0;
    const stops = parts.map(({ agency, characters }) => {
      const to = from + (characters / all) * 100;
      const stop = `${strong(hueOf(live.now.agencies, agency))} ${from.toFixed(1)}% ${to.toFixed(1)}%`;
      from = to;
      return stop;
    });
    return `linear-gradient(${stops.join(', ')})`;
  };

  /** 国家发展改革委：张三、李四；财政部：王五 */
  const nameAll = (parts: BlockAuthors['parts']): string => {
    const { t } = live.now;
    const byAgency = new Map<string, Set<string>>();
    for (const { agency, person } of parts) {
      const name = agency ?? t('authors.unknown');
      const people = byAgency.get(name) ?? new Set();
      byAgency.set(name, person ? people.add(person) : people);
    }
    return [...byAgency]
      .map(([agency, people]) =>
        people.size > 0 ? t('authors.of', { agency, people: [...people].join(t('authors.and')) }) : agency,
      )
      .join(t('authors.then'));
  };

  const newMark = (position: number) =>
    Decoration.widget(
      position,
      () => {
        const mark = document.createElement('div');
        mark.className = 'notes-new';
        mark.contentEditable = 'false';
        mark.textContent = live.now.t('authors.new');
        return mark;
      },
      { side: -1, key: 'new', ignoreSelection: true },
    );

  return liveDecorations({
    key: AUTHORS,
    refresher,
    compute,
    subscribe: (refresh) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const refreshSoon = (events: Y.YEvent<Y.XmlFragment>[], transaction: Y.Transaction) => {
        blocks.onChange(events, transaction);
        clearTimeout(timer);
        timer = setTimeout(refreshAll, QUIET_MS);
      };
      const refreshAll = () => {
        refresh();
        onChange();
      };
      const off = live.on((now, before) => {
        if (now.authors !== before.authors || now.people !== before.people) blocks.forget();
        else if (now.showAuthors === before.showAuthors && now.agencies === before.agencies && now.t === before.t)
          return;
        refreshAll();
      });
      binding.fragment.observeDeep(refreshSoon);
      return () => {
        off();
        clearTimeout(timer);
        binding.fragment.unobserveDeep(refreshSoon);
      };
    },
  });
}

/** Who wrote the block that follows, for those who hear the text. */
function spoken(text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'notes-spoken';
  element.contentEditable = 'false';
  element.textContent = text;
  return element;
}
