import type * as Y from 'yjs';
import type { DocumentKind } from '#app/collab/protocol.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import type { DocumentRows } from './store.ts';

/** What a client's update is, found out before any of it is applied. */
export type Verdict =
  /**
   * Can be applied. `writers` are the client ids with structs that the document has not got. `touched` names what the update
   * writes to or deletes from (a board's card ids): one transaction holds the writes of one person to each. Null where that
   * is too much to tell: such an update has a transaction of its own.
   */
  | {
      readonly kind: 'sound';
      readonly writers: ReadonlySet<number>;
      readonly touched: ReadonlySet<string> | null;
      /** That Yjs takes to apply it. */
      readonly steps: number;
    }
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

/** Somebody who writes, by what the server knows of their connection. */
export interface Author {
  readonly id: PersonId;
  /** The agency they are here for; null for none. */
  readonly agencyId: AgencyId | null;
}

/** Clocks that an update brought of one client: `length` from `clock` on. */
export interface Brought {
  readonly clientId: number;
  readonly clock: number;
  readonly length: number;
}

/** A loaded document as its kind understands it: what may stand in it, and what the rows must say of it. */
export interface Content {
  readonly kind: DocumentKind;
  readonly doc: Y.Doc;
  /** Loaded, it differed from what is stored: it must be written anew. */
  readonly differed: boolean;
  /** It is in the database. One that is not is made anew of the rows at every load, and nothing of it is committed. */
  readonly isKept: boolean;
  /** There are rows to write, whether or not there is an update to go with them. */
  readonly isDue: boolean;
  /** Looks at an update without applying any of it. */
  inspect(update: Uint8Array): Verdict;
  /**
   * Looks at an update that has just been applied, in the same transaction.
   *
   * @param isAnswer it holds all that its sender has, deletions that they heard of included
   */
  applied(update: Uint8Array, brought: readonly Brought[], isAnswer: boolean): void;
  /** Notes whose connection brought an update that has just been applied; of mere deletions there are no clocks. */
  wrote(author: Author, brought: readonly Brought[], at: EpochMs): void;
  /**
   * Puts right what the transaction since the last call did to the document, and notes what the rows must say.
   *
   * @param writers who wrote to what, as {@link Verdict} names it; what nobody wrote to has no activity
   * @returns how many repairs were made
   */
  settle(writers: Writers, at: EpochMs): number;
  /**
   * Somebody has left: says whether anything was written for them. Not to be called in a transaction.
   *
   * @param isAll nobody is waited for any more
   */
  left(isAll?: boolean): boolean;
  /** Nobody is on it any more, and it is about to leave memory: the last that the rows may have to say of it. */
  rest(): void;
  /** Hands over what the rows must say since the last call. */
  takeRows(): DocumentRows;
  /** The same content as a new document without a past; null for a document that needs its past. */
  withoutPast(): Uint8Array | null;
  destroy(): void;
}
