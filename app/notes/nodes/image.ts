import { mergeAttributes, Node } from '@tiptap/core';
import { imageHref, isImageId } from '../images.ts';
import { NOTES_LIMITS } from '../limits.ts';
import { attribute, isShort } from './attributes.ts';

/** Whether a number is a length of an image in pixels. */
const isPixels = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) > 0 && (value as number) <= NOTES_LIMITS.pixels;

/** A picture between paragraphs, kept by this server alone: an address of elsewhere cannot be given. */
export const NotesImage = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    id: attribute('id', isImageId),
    alt: attribute('alt', isShort, { default: '' }),
    width: attribute('width', isPixels, { read: Number }),
    height: attribute('height', isPixels, { read: Number }),
  }),
  parseHTML: () => [{ tag: 'img[data-id]' }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const { id, alt, width, height } = node.attrs;
    return ['img', mergeAttributes(HTMLAttributes, { src: imageHref(id), alt, width, height })];
  },
});
