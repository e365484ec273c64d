import type { Node } from '@tiptap/pm/model';
import { type EditorState, type PluginKey, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import { Copies } from '../../notes/copies.ts';
import { FOLLOW, followWords } from '../../notes/follow-words.ts';
import { findComposed, isGone } from './composed.ts';
import { findCopies } from './find-copies.ts';
import { endToAbsolute, type KeptSelection, keepSelection, type Positions } from './positions.ts';
import { adopt, type Mapping, renderRoot } from './render.ts';
import { replaceDifference } from './replace-difference.ts';
import type { ShownDocument } from './shown-document.ts';
import { Writer } from './write.ts';

/**
 * Keeps a ProseMirror view and the shown Yjs document the same.
 *
 * y-tiptap's own binding makes the whole document anew at each change of others, and then looks for the caret by what the
 * text around it was: two paragraphs alike, and it lands in the wrong one. Here a change of others comes in as the smallest
 * replacement, and the caret by Yjs's own positions. What is in Yjs has y-tiptap's form, which the server reads too.
 */
export class NotesBinding implements Positions {
  readonly fragment: Y.XmlFragment;
  readonly mapping: Mapping = new WeakMap();
  /** Something is about to be written: typed into a block, or something else, which is undone by itself. */
  onWrite: ((isTyped: boolean) => void) | null = null;
  readonly #shown: ShownDocument;
  readonly #copies: Copies;
  readonly #key: PluginKey;
  #view: EditorView | null = null;
  /** What of the view's document is in Yjs. */
  #synced: Node | null = null;
  /** The selection before the transaction of Yjs that is under way. */
  #kept: KeptSelection | null = null;
  /** The selection that is to be after it instead. */
  #restored: KeptSelection | null = null;
  /** The selection that the change to be written next was made from. */
  #writtenFrom: KeptSelection | null = null;
  /** Something of what is to be written next is to be undone by itself. */
  #isOwnStep = false;
  #isHeld = false;
  /** The document when the hold began. */
  #heldFrom: Node | null = null;
  #isShowing = false;
  readonly #onSettled = new Set<() => void>();

  constructor(shown: ShownDocument, root: string, key: PluginKey) {
    this.#shown = shown;
    this.#key = key;
    this.fragment = shown.doc.getXmlFragment(root);
    // Yjs makes a list in a transaction, which must not come in the midst of another.
    this.#copies = Copies.of(shown.doc);
  }

  /** An input method is composing: what others write waits, and so does whatever else would redraw the text. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** What others wrote is being brought into the view. */
  get isShowing(): boolean {
    return this.#isShowing;
  }

  /** The selection that the last written change was made from. */
  get writtenFrom(): KeptSelection | null {
    return this.#writtenFrom;
  }

  attach(view: EditorView): void {
    this.#view = view;
    this.#show();
    this.#shown.doc.on('beforeTransaction', this.#beforeTransaction);
    this.fragment.observeDeep(this.#onChange);
  }

  detach(): void {
    this.write();
    this.leave();
    this.fragment.unobserveDeep(this.#onChange);
    this.#shown.doc.off('beforeTransaction', this.#beforeTransaction);
    this.#view = null;
  }

  hold(): void {
    if (this.#isHeld) return;
    this.#isHeld = true;
    this.#heldFrom = this.#synced;
    this.#shown.hold();
  }

  /** Ends a hold, unless a composition goes on: writes what was composed, and then lets in what others wrote. */
  release(): void {
    if (!this.#view?.composing) this.leave();
  }

  /**
   * Ends a hold though a composition may go on, as the page is going: what was composed in a paragraph that somebody has taken
   * elsewhere meanwhile follows it now or never.
   */
  leave(): void {
    if (!this.#isHeld) return;
    this.write();
    const after = this.#view?.state.doc;
    const composed = this.#heldFrom && after ? findComposed(this, this.#heldFrom, after) : [];
    this.#isHeld = false;
    this.#heldFrom = null;
    this.#shown.release();
    const gone = composed.filter((one) => isGone(this, one));
    if (gone.length > 0) this.#save(gone.map(({ text }) => text).join(''));
    for (const listener of this.#onSettled) listener();
  }

  /** Calls back whenever a hold has ended; returns what ends that. */
  onSettled(listener: () => void): () => void {
    this.#onSettled.add(listener);
    return () => this.#onSettled.delete(listener);
  }

  /** The view has gone from one state to the next. */
  follow(before: EditorState, isOwnStep: boolean): void {
    if (!this.#view || this.#view.state.doc === this.#synced) return;
    this.#isOwnStep ||= isOwnStep;
    if (before.doc === this.#synced) this.#writtenFrom = keepSelection(this, before.selection);
    if (!this.#isHeld) this.write();
  }

  /** Brings into Yjs what the view has and it has not. */
  write(): void {
    const state = this.#view?.state;
    const synced = this.#synced;
    if (!state || !synced || state.doc === synced) return;
    this.#synced = state.doc;
    this.onWrite?.(!this.#isOwnStep && isTyped(synced, state.doc));
    this.#isOwnStep = false;
    this.#shown.doc.transact((transaction) => {
      new Writer(this.mapping, transaction, state.selection.head).children(this.fragment, state.doc, 0);
      this.#copies.add(findCopies(transaction));
    }, this);
  }

  /** Runs what changes the document in Yjs, with the selection that is to be there after it. */
  restoring(selection: KeptSelection | null, change: () => void): void {
    this.#restored = selection;
    this.#writtenFrom = this.#view && keepSelection(this, this.#view.state.selection);
    change();
    this.#restored = null;
  }

  readonly #beforeTransaction = ({ origin }: Y.Transaction): void => {
    // What follows is done before what it follows is shown.
    if (origin === this || origin === FOLLOW || !this.#view) return;
    this.#kept = keepSelection(this, this.#view.state.selection);
  };

  readonly #onChange = (_events: unknown, transaction: Y.Transaction): void => {
    if (transaction.origin === this) return;
    for (const type of transaction.changed.keys()) this.mapping.delete(type);
    for (const type of transaction.changedParentTypes.keys()) this.mapping.delete(type);
    if (transaction.origin !== FOLLOW && this.#view?.editable && followWords(transaction)) return;
    this.#show();
  };

  /** Words that were composed while somebody took away their paragraph stand in one of their own, near where it was. */
  #save(text: string): void {
    const view = this.#view;
    if (!view?.editable) return;
    const { schema, selection, doc, tr } = view.state;
    const { $head } = selection;
    // The caret has gone to the end of what was before, or to the beginning of what is after.
    const at = $head.depth === 0 ? doc.content.size : $head.parentOffset === 0 ? $head.before(1) : $head.after(1);
    tr.insert(at, schema.node('paragraph', null, schema.text(text)));
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1 + text.length)).scrollIntoView());
  }

  #show(): void {
    const view = this.#view;
    if (!view) return;
    const { state } = view;
    const doc = renderRoot(this.fragment, state.schema, this.mapping);
    const tr = replaceDifference(state.tr, doc);
    if (!tr.docChanged) {
      this.#synced = state.doc;
      return;
    }
    const kept = this.#restored ?? this.#kept;
    if (kept && state.selection instanceof TextSelection) {
      const [anchor, head] = [endToAbsolute(this, kept.anchor), endToAbsolute(this, kept.head)];
      if (anchor !== null && head !== null) {
        tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)));
      }
    }
    // Somebody has just asked for bold, and another's letter came before theirs.
    if (state.storedMarks) tr.setStoredMarks(state.storedMarks);
    adopt(this.fragment, tr.doc, this.mapping);
    this.#synced = tr.doc;
    this.#isShowing = true;
    try {
      view.dispatch(tr.setMeta(this.#key, true).setMeta('addToHistory', false));
    } finally {
      this.#isShowing = false;
    }
    // A plugin that had refused or changed it would have the next letter typed here undo what others wrote.
    if (view.state.doc !== tr.doc) throw new Error('what others wrote is not what is shown');
  }
}

/** Whether all that has changed is in one block: something was typed. */
function isTyped(before: Node, after: Node): boolean {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || !end) return true;
  const [$before, $after] = [before.resolve(start), after.resolve(start)];
  if (!$before.parent.isTextblock || !$before.parent.sameMarkup($after.parent)) return false;
  return Math.max(start, end.a) <= $before.end() && Math.max(start, end.b) <= $after.end();
}
