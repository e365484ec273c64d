import { Extension } from '@tiptap/core';
import type { Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { NOTES_LIMITS } from '../notes/limits.ts';
import { cleanPasted } from './clean-pasted.ts';
import type { Live } from './live.ts';
import type { Notices } from './notices.ts';
import { plainTextSlice } from './plain-text.ts';

/** Takes in what is pasted and dropped: the structure of a text without its styling, and pictures as files. */
export function pasteExtension(live: Live, notices: Notices) {
  return Extension.create({
    name: 'notesPaste',
    addProseMirrorPlugins() {
      const { editor } = this;
      const refuse = () => {
        notices.fail(live.now.t('paste.tooLong', { limit: NOTES_LIMITS.pasted }));
        return true;
      };
      return [
        new Plugin({
          props: {
            transformPastedHTML: (html) => {
              const pasted = cleanPasted(html);
              if (pasted.pictures > 0) notices.fail(live.now.t('paste.pictures', { count: pasted.pictures }));
              return pasted.html;
            },
            clipboardTextParser: (text, _context, _plain, view) => plainTextSlice(text, view.state.schema),
            handlePaste: (_view, event, slice) => {
              if (isTooLong(slice)) return refuse();
              const pictures = picturesOf(event.clipboardData);
              return pictures.length > 0 && editor.commands.uploadImages(pictures);
            },
            handleDrop: (view, event, slice, isMoved) => {
              if (!isMoved && isTooLong(slice)) {
                event.preventDefault();
                return refuse();
              }
              const pictures = isMoved ? [] : picturesOf(event.dataTransfer);
              if (pictures.length === 0) return false;
              const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
              event.preventDefault();
              editor.commands.uploadImages(pictures, at?.pos);
              return true;
            },
          },
        }),
      ];
    },
  });
}

/** What would not go to the server in one piece is not put into the text, where it could not be saved. */
const isTooLong = ({ content }: Slice) => content.size > NOTES_LIMITS.pasted;

/** Pictures among what is brought. Office adds a picture of the text to the text: then the text is meant. */
function picturesOf(data: DataTransfer | null): File[] {
  const pictures = [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
  const html = data?.getData('text/html') ?? '';
  const hasText = html !== '' && new DOMParser().parseFromString(html, 'text/html').body.textContent?.trim() !== '';
  return hasText ? [] : pictures;
}
