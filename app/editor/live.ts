import type { TFunction } from 'i18next';
import type { Language } from '../i18n/languages.ts';
import type { NotesEditorProps } from './types.ts';

/** What the editor is given, in the reader's language. */
export interface LiveProps extends Omit<NotesEditorProps, 'doc' | 'awareness'> {
  readonly t: TFunction<'notes', 'editor'>;
  readonly language: Language;
}

type Listener = (now: LiveProps, before: LiveProps) => void;

/**
 * The props as they are now, for what lives as long as the editor does: to make the editor anew at each change of them would
 * lose the caret and what is being composed.
 */
export class Live {
  #now: LiveProps;
  readonly #listeners = new Set<Listener>();

  constructor(props: LiveProps) {
    this.#now = props;
  }

  get now(): LiveProps {
    return this.#now;
  }

  set(props: LiveProps): void {
    const before = this.#now;
    this.#now = props;
    for (const listener of this.#listeners) listener(props, before);
  }

  /** Calls back after each change; returns what ends that. */
  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
