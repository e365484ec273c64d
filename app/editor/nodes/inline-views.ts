import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { isIsoDate } from '../../domain/dates.ts';
import { formatDate } from '../../i18n/format.ts';
import type { Live } from '../live.ts';

/** Names in the text are of the documents, which are Chinese. */
const NAMES = 'zh-CN';

export function mentionView(live: Live): NodeViewRenderer {
  return ({ node }) => {
    const dom = document.createElement('span');
    const { kind, id, label } = node.attrs;
    dom.className = id === live.now.me.id && kind === 'person' ? 'notes-mention is-me' : 'notes-mention';
    dom.lang = NAMES;
    dom.textContent = `@${label}`;
    const person = live.now.people.find((other) => kind === 'person' && other.id === id);
    if (person && person.agencies.length > 0) dom.title = person.agencies.join('、');
    return { dom };
  };
}

export function commitmentView(): NodeViewRenderer {
  return ({ node }) => {
    const dom = document.createElement('span');
    dom.className = 'notes-commitment';
    dom.lang = NAMES;
    dom.textContent = `#${node.attrs.label}`;
    return { dom };
  };
}

/** A day in the reader's language. */
export function dayView(live: Live): NodeViewRenderer {
  return ({ node }) => {
    const dom = document.createElement('time');
    dom.className = 'notes-day';
    const show = (shown: Node) => {
      const { on } = shown.attrs;
      dom.dateTime = on;
      dom.textContent = isIsoDate(on) ? formatDate(live.now.language, on) : on;
    };
    show(node);
    const off = live.on((now, before) => {
      if (now.language !== before.language) show(node);
    });
    return { dom, destroy: off };
  };
}
