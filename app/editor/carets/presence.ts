import * as Y from 'yjs';

/** Somebody who is here, as the server says: who they are is not theirs to claim. */
export interface PresentPerson {
  readonly id: string;
  readonly name: string;
  readonly agency: string | null;
}

export interface PresentCaret {
  readonly person: PresentPerson;
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
}

/** The caret in an awareness state. Null without one, and without a person: a state is another page's word. */
export function readCaret(state: unknown): PresentCaret | null {
  if (!isRecord(state) || !isRecord(state.cursor) || !isRecord(state.person)) return null;
  const { id, name, agency } = state.person;
  if (typeof id !== 'string' || typeof name !== 'string') return null;
  try {
    const anchor = Y.createRelativePositionFromJSON(state.cursor.anchor);
    const head = Y.createRelativePositionFromJSON(state.cursor.head);
    return { person: { id, name, agency: typeof agency === 'string' ? agency : null }, anchor, head };
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
