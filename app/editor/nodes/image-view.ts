import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { imageHref } from '../../notes/images.ts';
import type { Live } from '../live.ts';

/** A picture at its own size where there is room; what it is described as is shown under it, to everybody. */
export function imageView(live: Live, describe: () => void): NodeViewRenderer {
  return ({ node }) => {
    const dom = document.createElement('figure');
    const picture = document.createElement('img');
    const caption = document.createElement('figcaption');
    const button = document.createElement('button');
    dom.className = 'notes-image';
    picture.decoding = 'async';
    picture.draggable = false;
    button.type = 'button';
    button.className = 'button notes-image-describe';
    button.addEventListener('click', describe);
    dom.append(picture, caption, button);

    const show = (shown: Node) => {
      const { id, alt, width, height } = shown.attrs;
      const src = imageHref(id);
      // Setting it anew would load it anew.
      if (picture.getAttribute('src') !== src) picture.src = src;
      picture.alt = alt || live.now.t('image.undescribed');
      picture.width = width;
      picture.height = height;
      caption.textContent = alt;
      caption.hidden = alt === '';
      caption.setAttribute('aria-hidden', 'true');
      button.textContent = live.now.t('image.title');
    };

    let shown = node;
    show(node);
    const off = live.on((now, before) => {
      if (now.t !== before.t) show(shown);
    });
    return {
      dom,
      update: (next) => {
        if (next.type !== shown.type) return false;
        shown = next;
        show(next);
        return true;
      },
      ignoreMutation: () => true,
      stopEvent: (event) => event.target === button,
      destroy: off,
    };
  };
}
