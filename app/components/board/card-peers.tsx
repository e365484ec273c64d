import { Eye, Hand } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../avatar.tsx';
import type { CardPeer } from './face.ts';

/** Who else has the card open or in hand. */
export function CardPeers({ peers }: { peers: readonly CardPeer[] }) {
  const { t } = useTranslation('board');
  return (
    <ul className="mt-1.5 flex flex-wrap gap-x-2 gap-y-0.5 text-sm text-accent">
      {peers.map(({ id, name, holds }) => (
        <li key={id} className="inline-flex items-center gap-1">
          {holds ? <Hand aria-hidden="true" className="size-3.5" /> : <Eye aria-hidden="true" className="size-3.5" />}
          <Avatar id={id} name={name} size={20} decorative />
          {t(holds ? 'card.heldBy' : 'card.openBy', { name })}
        </li>
      ))}
    </ul>
  );
}
