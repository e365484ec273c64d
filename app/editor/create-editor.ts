import { Editor, Extension } from '@tiptap/core';
import { Placeholder } from '@tiptap/extensions';
import { Plugin } from '@tiptap/pm/state';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { authorsPlugin } from './authors/authors-plugin.ts';
import { BlocksAuthors } from './authors/block-authors.ts';
import { caretPlugin } from './carets/caret-plugin.ts';
import { followPlugin } from './carets/follow-plugin.ts';
import { uploadExtension } from './images/upload-extension.ts';
import { keysExtension } from './keys-extension.ts';
import type { Live } from './live.ts';
import { shownExtensions } from './nodes/extensions.ts';
import { Notices } from './notices.ts';
import { PanelStore } from './panels/panel-store.ts';
import { pasteExtension } from './paste-extension.ts';
import { Refresher } from './refresher.ts';
import { PopupStore } from './suggest/popup-store.ts';
import { suggestExtension } from './suggest/suggest-extension.ts';
import type { NotesBinding } from './sync/binding.ts';
import { ShownDocument } from './sync/shown-document.ts';
import { syncExtension } from './sync/sync-extension.ts';
import { threadsExtension } from './threads/threads-extension.ts';

interface EditorOptions {
  readonly element: HTMLElement;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly live: Live;
  /** Puts the focus into the toolbar. */
  toToolbar(): void;
  /** It may be otherwise who wrote how much. */
  onShares(): void;
}

/** An editor, and what of it the page around the text shows. */
export interface NotesEditing {
  readonly editor: Editor;
  readonly binding: NotesBinding;
  readonly blocks: BlocksAuthors;
  readonly popup: PopupStore;
  readonly panels: PanelStore;
  readonly notices: Notices;
  destroy(): void;
}

/** Makes an editor in an element, bound to a document, for as long as both are there. */
export function createEditing({ element, doc, awareness, live, toToolbar, onShares }: EditorOptions): NotesEditing {
  const shown = new ShownDocument(doc, awareness.clientID);
  const [popup, panels, notices] = [new PopupStore(), new PanelStore(), new Notices()];
  const sync = syncExtension(shown);
  const { binding } = sync;
  const refresher = new Refresher(binding);
  const blocks = new BlocksAuthors(binding, live);
  const editor = new Editor({
    element,
    editable: live.now.editable,
    // What is pasted as text stays as it was written, but for addresses.
    enablePasteRules: ['link'],
    // Its style element would be refused by the page's policy; the rules are in editor.css.
    injectCSS: false,
    // A reader scrolls and selects with the keyboard too, and who may write again a moment later keeps the focus.
    coreExtensionOptions: { tabindex: { value: '0' } },
    extensions: [
      ...shownExtensions(live, () => panels.set('image')),
      sync.extension,
      suggestExtension(live, popup, binding),
      threadsExtension({ binding, refresher, live }),
      uploadExtension({ binding, refresher, live, notices }),
      pasteExtension(live, notices),
      keysExtension(panels, toToolbar),
      Placeholder.configure({ placeholder: () => live.now.t('placeholder') }),
      Extension.create({
        name: 'notesPlugins',
        addProseMirrorPlugins: () => [
          caretPlugin({ awareness, binding, refresher, live }),
          authorsPlugin({ binding, refresher, live, blocks, onChange: onShares }),
          followPlugin(live),
          attributesPlugin(live),
        ],
      }),
    ],
  });
  return {
    editor,
    binding,
    blocks,
    popup,
    panels,
    notices,
    destroy: () => {
      editor.destroy();
      shown.destroy();
    },
  };
}

/** What the text is to a screen reader. */
function attributesPlugin(live: Live): Plugin {
  return new Plugin({
    props: {
      attributes: () => ({
        'aria-label': live.now.label,
        'aria-multiline': 'true',
        'aria-readonly': String(!live.now.editable),
        lang: 'zh-CN',
        class: 'notes-text',
      }),
    },
  });
}
