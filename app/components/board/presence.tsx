import { useTranslation } from 'react-i18next';
import type { Peer } from '../../collab/live-board.ts';
import { Avatar } from '../avatar.tsx';

/** Avatars shown before the rest become a count. */
const SHOWN = 5;

/** Who is on the board: five avatars and a count. */
export function Presence({ peers }: { peers: readonly Peer[] }) {
  const { t } = useTranslation('board');
  if (peers.length === 0) return null;
  const rest = peers.slice(SHOWN);
  const words = (peer: Peer) => {
    if (peer.self) return t('presence.self', { name: peer.name });
    return peer.agency === null ? peer.name : t('presence.person', { name: peer.name, agency: peer.agency });
  };
  return (
    <ul aria-label={t('presence.label')} className="flex items-center">
      {peers.slice(0, SHOWN).map((peer) => (
        <li key={peer.id} title={words(peer)} className="-ml-0.5 flex rounded-full ring-2 ring-ground first:ml-0">
          <Avatar id={peer.id} name={peer.name} size={24} decorative />
          <span className="sr-only">{words(peer)}</span>
        </li>
      ))}
      {rest.length > 0 && (
        <li title={rest.map(words).join('\n')} className="ml-1.5 text-sm text-ink-soft">
          <span aria-hidden="true">+{rest.length}</span>
          <span className="sr-only">{rest.map(words).join(', ')}</span>
        </li>
      )}
    </ul>
  );
}
