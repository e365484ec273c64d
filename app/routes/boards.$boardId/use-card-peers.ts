import { useMemo, useRef } from 'react';
import type { Peer } from '../../collab/live-board.ts';
import type { CardPeer } from '../../components/board/face.ts';
import type { CardId } from '../../domain/ids.ts';

/** Who else has which card open or in hand; the same list again for a card where that did not change. */
export function useCardPeers(peers: readonly Peer[]): ReadonlyMap<CardId, readonly CardPeer[]> {
  const last = useRef<ReadonlyMap<CardId, readonly CardPeer[]>>(new Map());
  return useMemo(() => {
    const next = new Map<CardId, CardPeer[]>();
    for (const { id, name, self, open, held } of peers) {
      if (self) continue;
      for (const cardId of new Set([held, open])) {
        if (cardId === null) continue;
        next.set(cardId, [...(next.get(cardId) ?? []), { id, name, holds: cardId === held }]);
      }
    }
    const shared = new Map<CardId, readonly CardPeer[]>(next);
    for (const [cardId, now] of next) {
      const before = last.current.get(cardId);
      if (before && isSame(before, now)) shared.set(cardId, before);
    }
    last.current = shared;
    return shared;
  }, [peers]);
}

function isSame(a: readonly CardPeer[], b: readonly CardPeer[]): boolean {
  return a.length === b.length && a.every((peer, i) => peer.id === b[i]?.id && peer.holds === b[i]?.holds);
}
