import type { Kept, Refusal, SyncStatus } from './live-board.ts';

/** What a status is made of. */
export interface Standing {
  /** Between the page and the server. */
  readonly link: 'connecting' | 'synced' | 'offline' | 'refused';
  /** Why, of a link that is refused. */
  readonly refusal: Refusal;
  /** There are changes that are not acknowledged. */
  readonly unsaved: boolean;
  /** Connected, and yet changes are not kept. */
  readonly failing: boolean;
  readonly kept: Kept;
  readonly mayWrite: boolean;
  /** The server's state has been here before. */
  readonly hadLink: boolean;
  /** This browser has changes that may no longer be made. */
  readonly isStranded: boolean;
}

/** What the page says about keeping changes. Whoever may not write has none to be kept. */
export function toStatus(standing: Standing): SyncStatus {
  const { link, refusal, failing, kept, mayWrite, hadLink, isStranded } = standing;
  const unsaved = mayWrite && standing.unsaved;
  switch (link) {
    case 'refused':
      return { kind: 'refused', why: refusal, unsaved, kept };
    case 'offline':
      return { kind: 'offline', unsaved, kept };
    case 'connecting':
      return hadLink ? { kind: 'offline', unsaved, kept } : { kind: 'connecting' };
    case 'synced':
      if (!mayWrite) return { kind: 'read-only', unsaved: isStranded };
      if (failing) return { kind: 'not-kept', unsaved, kept };
      return unsaved ? { kind: 'saving' } : { kind: 'saved' };
    default:
      return unknownLink(link);
  }
}

function unknownLink(link: never): never {
  throw new TypeError(`No status for ${link}`);
}
