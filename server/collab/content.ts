import type * as Y from 'yjs';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId } from '#app/domain/ids.ts';
import type { BoardRows } from './store.ts';

/** What a client's update is, found out before any of it is applied. */
export type Verdict =
  /**
   * Can be applied. `writers` are the client ids with structs that the document has not got. `touched` names what the update
   * writes to or deletes from (a board's card ids): one transaction holds the writes of one person to each. Null where that
   * is too much to tell: such an update has a transaction of its own.
   */
  | { readonly kind: 'sound'; readonly writers: ReadonlySet<number>; readonly touched: ReadonlySet<string> | null }
  /** Builds on what the document has not got: applied, it would lie there as pending and hide what comes after. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'malformed'; readonly why: string };

/** Who wrote to what in a transaction. */
export interface Writers {
  /** In the order in which it was written to. */
  readonly byThing: ReadonlyMap<string, PersonId>;
  /** Who wrote to everything else; null for nobody. */
  readonly rest: PersonId | null;
}

/** A loaded document as its kind understands it: what may stand in it, and what the rows must say of it. */
export interface Content {
  readonly doc: Y.Doc;
  /** Loaded, it differed from what is stored: it must be written anew. */
  readonly differed: boolean;
  /** Looks at an update without applying any of it. */
  inspect(update: Uint8Array): Verdict;
  /**
   * Puts right what the transaction since the last call did to the document, and notes what the rows must say.
   *
   * @param writers who wrote to what, as {@link Verdict} names it; what nobody wrote to has no activity
   * @returns how many repairs were made
   */
  settle(writers: Writers, at: EpochMs): number;
  /** Hands over what the rows must say since the last call. */
  takeRows(): BoardRows;
  /** The same content as a new document without a past. */
  withoutPast(): Uint8Array;
  destroy(): void;
}
