import type { SyncStatus } from './live-board.ts';

/**
 * What the page says about keeping changes.
 *
 * @param link between the page and the server
 * @param hadLink the server's state has been here before
 */
export function toStatus(
  link: 'connecting' | 'synced' | 'offline' | 'refused',
  unsaved: boolean,
  mayWrite: boolean,
  hadLink: boolean,
): SyncStatus {
  switch (link) {
    case 'refused':
      return { kind: 'refused', unsaved };
    case 'offline':
      return { kind: 'offline', unsaved };
    case 'connecting':
      return hadLink ? { kind: 'offline', unsaved } : { kind: 'connecting' };
    case 'synced':
      if (!mayWrite) return { kind: 'read-only' };
      return unsaved ? { kind: 'saving' } : { kind: 'saved' };
    default:
      return unknownLink(link);
  }
}

function unknownLink(link: never): never {
  throw new TypeError(`No status for ${link}`);
}
