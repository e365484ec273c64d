import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import type { WireFrame } from './wire.ts';

/** What became of a member's write. */
export type Written =
  /** Applied, in so many steps of Yjs, and will be acknowledged with the commit that it is in. */
  | { readonly kind: 'written'; readonly steps: number }
  | { readonly kind: 'gap' }
  /** Speaks for a client id of somebody else who is here. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'malformed'; readonly why: string }
  /** The document has reached its bound. */
  | { readonly kind: 'large' }
  /** Too much waits for the disk. */
  | { readonly kind: 'full' }
  /** It broke the document, which must be loaded anew. */
  | { readonly kind: 'broken'; readonly error: unknown };

/** One end of a room: an open connection, as the room sees it. */
export interface Member {
  readonly person: {
    readonly id: PersonId;
    readonly name: string;
    /** What the agency they are here for is called, and its id; null for none. */
    readonly agency: string | null;
    readonly agencyId: AgencyId | null;
  };
  /** It has been sent the state, so what happens after is of use to it. */
  caughtUp: boolean;
  /** A write of it was not taken: nothing is acknowledged until it has sent what it has anew. */
  readonly behind: boolean;
  /**
   * Says something beside the document, once it is known to understand Duban's own messages: a stock provider does not, and
   * says so on its console.
   *
   * @param notice one of `NOTICE`
   */
  notify(notice: number): void;
  /** Sends frames, in their order. */
  send(...frames: readonly WireFrame[]): void;
  /** @param isAnswer it was the answer to the server's step 1 */
  wrote(written: Written, isAnswer: boolean): void;
  close(code: number, reason: string): void;
}
