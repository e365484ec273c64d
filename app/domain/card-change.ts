import type { Placement } from './board.ts';
import type { IsoDate } from './dates.ts';
import type { CommitmentId } from './ids.ts';

/** What somebody did to a card: each with what stood there before, so far as it can be told. */
export type CardChange =
  | { readonly kind: 'moved'; readonly from: Placement; readonly to: Placement }
  | { readonly kind: 'added'; readonly to: Placement; readonly title: string }
  | { readonly kind: 'archived' }
  | { readonly kind: 'restored' }
  | { readonly kind: 'ticked'; readonly commitmentId: CommitmentId }
  | { readonly kind: 'unticked'; readonly commitmentId: CommitmentId }
  | {
      readonly kind: 'edited';
      readonly field: 'title' | 'contact' | 'startsOn' | 'dueOn' | 'description';
      readonly from: string | null;
      readonly to: string | null;
    }
  /** It came from the board of an agency that became a part of this one's, as that was called. */
  | { readonly kind: 'taken'; readonly to: Placement; readonly agency: string }
  | { readonly kind: 'supervised'; readonly reason: string; readonly until: IsoDate | null }
  | { readonly kind: 'lifted'; readonly reason: string };
