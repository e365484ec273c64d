import type { BoardSession } from '#app/collab/board-session.client.ts';
import { cardsOf } from './collab-client.ts';
import { until } from './collab-until.ts';

/** Waits until a page shows what a fresh one shows; fails with what differs. */
export async function agree(who: string, page: BoardSession, fresh: BoardSession, timeoutMs: number): Promise<void> {
  const same = () => JSON.stringify(cardsOf(page)) === JSON.stringify(cardsOf(fresh));
  try {
    await until(`${who} agrees`, same, timeoutMs);
  } catch (error) {
    const [shown, expected] = [cardsOf(page), cardsOf(fresh)];
    const ids = new Set([...Object.keys(shown), ...Object.keys(expected)]);
    const differing = [...ids].filter((id) => JSON.stringify(shown[id]) !== JSON.stringify(expected[id]));
    const status = JSON.stringify(page.getSnapshot().status);
    const list = differing.map((id) => `${JSON.stringify(shown[id])} for ${JSON.stringify(expected[id])}`);
    throw new Error([`${who} (${status}) shows`, ...list].join('\n'), { cause: error });
  }
}

/** Whether two cards say the same, whatever the order of their fields. */
export function sameCard(a: object, b: object | undefined): boolean {
  const sorted = (card: object) => JSON.stringify(Object.entries(card).sort(([x], [y]) => (x < y ? -1 : 1)));
  return b !== undefined && sorted(a) === sorted(b);
}

/** @throws an error that says all of some sentences; nothing for none */
export function fail(sentences: readonly string[]): void {
  if (sentences.length > 0) throw new Error(sentences.join('\n'));
}
