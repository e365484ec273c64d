import { ImageRun, TextRun } from 'docx';
import en from '#app/i18n/en/notes-out.json';
import type { Language } from '#app/i18n/languages.ts';
import zhCN from '#app/i18n/zh-CN/notes-out.json';
import { isImageId } from '#app/notes/images.ts';
import type { NotesNode } from '#app/notes/services.ts';
import { cleanText } from './inline.ts';

/** What an A4 page has between its margins, in pixels of 1/96 inch. */
const PAGE = { width: 600, height: 860 } as const;

/** What Word opens of what notes may have. WebP it does not. */
const TYPES: Readonly<Record<string, 'png' | 'jpg' | 'gif'>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};

const IMAGE: Readonly<Record<Language, string>> = { 'zh-CN': zhCN.file.image, en: en.file.image };

export type ReadImage = (id: string) => Promise<{ readonly type: string; readonly bytes: Uint8Array } | null>;
export type Images = ReadonlyMap<string, { readonly type: string; readonly bytes: Uint8Array }>;

/** Reads every image of some notes, each once. One that cannot be read is left out. */
export async function readImages(content: NotesNode, readImage: ReadImage): Promise<Images> {
  const images = new Map<string, { readonly type: string; readonly bytes: Uint8Array }>();
  const open: NotesNode[] = [content];
  for (let node = open.pop(); node; node = open.pop()) {
    open.push(...(node.content ?? []));
    const id = node.type === 'image' ? node.attrs?.id : null;
    if (!isImageId(id) || images.has(id)) continue;
    const image = await readImage(id);
    if (image) images.set(id, image);
  }
  return images;
}

/** An image as wide as the page at most, or what it is called, in brackets, where Word could not show it. */
export function imageRun({ attrs = {} }: NotesNode, images: Images, language: Language): ImageRun | TextRun {
  const alt = cleanText(typeof attrs.alt === 'string' ? attrs.alt : '');
  const image = isImageId(attrs.id) ? images.get(attrs.id) : undefined;
  const type = image && TYPES[image.type];
  if (!image || !type) return new TextRun(`[${[IMAGE[language], alt].filter(Boolean).join(' ')}]`);
  const [width, height] = [toPixels(attrs.width), toPixels(attrs.height)];
  const scale = Math.min(1, PAGE.width / width, PAGE.height / height);
  return new ImageRun({
    type,
    data: image.bytes,
    transformation: { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) },
    altText: { name: alt || IMAGE[language], title: '', description: alt },
  });
}

function toPixels(value: unknown): number {
  return typeof value === 'number' && value >= 1 ? value : 1;
}
