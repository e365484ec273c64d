import { Extension } from '@tiptap/core';
import { type EditorState, PluginKey } from '@tiptap/pm/state';
import { dropPoint } from '@tiptap/pm/transform';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import type { Live } from '../live.ts';
import type { Notices } from '../notices.ts';
import { liveDecorations, type Refresher } from '../refresher.ts';
import { shrinkImage } from '../shrink-image.ts';
import type { NotesBinding } from '../sync/binding.ts';
import { SIDE, toAbsolute, toRelative } from '../sync/positions.ts';
import type { UploadedImage } from '../types.ts';

const UPLOADS = new PluginKey<DecorationSet>('notes-uploads');

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    notesUpload: {
      /** Sends pictures, and puts them in at a position, or at the caret. */
      uploadImages: (files: readonly File[], position?: number) => ReturnType;
    };
  }
}

interface UploadOptions {
  readonly binding: NotesBinding;
  readonly refresher: Refresher;
  readonly live: Live;
  readonly notices: Notices;
}

interface Upload {
  /** Where it is to be, whatever others write before it. */
  readonly at: Y.RelativePosition;
  readonly name: string;
}

/** Pictures that are chosen, pasted or dropped: sent first, with a placeholder, and put into the text once they are kept. */
export function uploadExtension({ binding, refresher, live, notices }: UploadOptions) {
  const uploads = new Set<Upload>();
  let refresh = () => {};

  const send = async (view: EditorView, file: File, position: number) => {
    const { t } = live.now;
    const upload = { at: toRelative(binding, position, SIDE.before), name: file.name };
    uploads.add(upload);
    refresh();
    notices.say(t('image.sending', { name: file.name }));
    try {
      const image = await live.now.uploadImage(await shrinkImage(file));
      await settled(binding);
      put(view, upload, image);
    } catch (error) {
      notices.fail(t('image.failed', { name: file.name, why: reasonOf(error, live) }));
    } finally {
      uploads.delete(upload);
      refresh();
    }
  };

  const put = (view: EditorView, { at, name }: Upload, { id, width, height }: UploadedImage) => {
    const { t } = live.now;
    if (view.isDestroyed) return;
    if (!view.editable) throw 'not-editable';
    const { state } = view;
    const node = state.schema.node('image', { id, width, height, alt: '' });
    const position = toAbsolute(binding, at) ?? state.doc.content.size;
    view.dispatch(place(state, position, node));
    notices.say(t('image.sent', { name }));
  };

  return Extension.create({
    name: 'notesUpload',
    addCommands: () => ({
      uploadImages:
        (files, position) =>
        ({ state, editor, dispatch }) => {
          if (!editor.isEditable || binding.isHeld || files.length === 0) return false;
          for (const file of dispatch ? files : []) send(editor.view, file, position ?? state.selection.to);
          return true;
        },
    }),
    addProseMirrorPlugins: () => [
      liveDecorations({
        key: UPLOADS,
        refresher,
        compute: (state) =>
          DecorationSet.create(
            state.doc,
            [...uploads].flatMap((upload) => {
              const at = toAbsolute(binding, upload.at);
              if (at === null) return [];
              return Decoration.widget(at, () => placeholder(live.now.t('image.sending', { name: upload.name })), {
                key: upload.name,
                side: 1,
                ignoreSelection: true,
              });
            }),
          ),
        subscribe: (ask) => {
          refresh = ask;
          binding.fragment.observeDeep(ask);
          return () => binding.fragment.unobserveDeep(ask);
        },
      }),
    ],
  });
}

/** Between blocks: before or after the one at a position, or in its place if it is an empty paragraph. */
function place(state: EditorState, position: number, node: ReturnType<EditorState['schema']['node']>) {
  const $at = state.doc.resolve(Math.min(position, state.doc.content.size));
  const { parent } = $at;
  if (parent.type.name === 'paragraph' && parent.content.size === 0 && parentAllows($at.node(-1), node.type.name)) {
    return state.tr.replaceWith($at.before(), $at.after(), [node, state.schema.node('paragraph')]);
  }
  const slice = state.schema.topNodeType.create(null, node).slice(0);
  return state.tr.insert(dropPoint(state.doc, $at.pos, slice) ?? state.doc.content.size, node);
}

const parentAllows = (parent: EditorState['doc'] | undefined, name: string) =>
  parent?.type.name === 'doc' || (parent?.type.name === 'blockquote' && name === 'image');

function placeholder(text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'notes-uploading';
  element.contentEditable = 'false';
  element.textContent = text;
  return element;
}

const settled = (binding: NotesBinding) =>
  binding.isHeld
    ? new Promise<void>((resolve) => {
        const off = binding.onSettled(() => {
          off();
          resolve();
        });
      })
    : Promise.resolve();

/** In words: why a picture was not kept. */
function reasonOf(error: unknown, { now: { t } }: Live): string {
  const key = error instanceof Error ? error.message : String(error);
  switch (key) {
    case 'unsupported-file':
    case 'too-large':
    case 'too-many':
    case 'not-allowed':
    case 'offline':
    case 'not-editable':
      return t(`image.errors.${key}`);
    default:
      return t('image.errors.unexpected');
  }
}
