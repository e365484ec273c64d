import { useEffect, useRef, useState } from 'react';
import { isSame } from '../../collab/card-fields.ts';
import type { CardId } from '../../domain/ids.ts';
import type { CardState, PlanState } from '../../domain/plan-state.ts';

/** Milliseconds for which what has changed is lit, and in which changes gather to be told together. */
const NEWS_MS = { lit: 4_000, gather: 1_500 } as const;

export interface News {
  /** Cards that changed a moment ago. */
  readonly lit: ReadonlySet<CardId>;
  /** Those to be told of; the same object until there are others. */
  readonly told: readonly CardId[];
}

const NOTHING: News = { lit: new Set(), told: [] };

/** What of a plan has just changed. A card counts once for as long as it goes on changing. */
export function useNews({ boards }: Pick<PlanState, 'boards'>): News {
  const [news, setNews] = useState(NOTHING);
  const before = useRef(boards);
  const gathering = useRef(new Set<CardId>());
  const timers = useRef(new Map<CardId | 'told', ReturnType<typeof setTimeout>>());

  useEffect(() => {
    const changed = changedCards(before.current, boards);
    before.current = boards;
    if (changed.length === 0) return;
    setNews(({ lit, told }) => ({ lit: new Set([...lit, ...changed]), told }));
    for (const id of changed) {
      gathering.current.add(id);
      clearTimeout(timers.current.get(id));
      const dim = () => setNews(({ lit, told }) => ({ lit: new Set([...lit].filter((one) => one !== id)), told }));
      timers.current.set(id, setTimeout(dim, NEWS_MS.lit));
    }
    // From the first change on: somebody who works without a pause must not keep the others from hearing of it.
    if (timers.current.has('told')) return;
    const tell = () => {
      timers.current.delete('told');
      const told = [...gathering.current];
      gathering.current.clear();
      setNews(({ lit }) => ({ lit, told }));
    };
    timers.current.set('told', setTimeout(tell, NEWS_MS.gather));
  }, [boards]);

  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running.values()) clearTimeout(timer);
      running.clear();
    };
  }, []);
  return news;
}

/**
 * Cards that say something else than before, or are new. Boards and cards that did not change are the same objects, but for those
 * of a record that was read anew: they may be others, in another order, and say the same.
 */
function changedCards(before: PlanState['boards'], after: PlanState['boards']): CardId[] {
  const boards = new Map(before.map((board) => [board.id, board]));
  return after.flatMap((board) => {
    const was = boards.get(board.id);
    if (was === board) return [];
    const known = new Map<CardId, CardState>(was?.cards.map((card) => [card.id, card]));
    return board.cards.filter((card) => !isSame(known.get(card.id), card)).map(({ id }) => id);
  });
}
