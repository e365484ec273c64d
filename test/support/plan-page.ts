import type { Knex } from 'knex';
import { PlanSession } from '#app/collab/plan-session.client.ts';
import type { CardId } from '#app/domain/ids.ts';
import { toOverview } from '#app/domain/overview.ts';
import type { CardState, PlanState } from '#app/domain/plan-state.ts';
import { readPlanState } from '#db/repositories/plan-state.server.ts';
import { type Address, inHaste, webSocketOf } from './collab-client.ts';
import { actorOf } from './collab-server.ts';
import { until } from './collab-until.ts';

/** The rows of the plan of `createTestDatabase` as an overview shows them. */
export async function planRows(db: Knex, planId = 'plan'): Promise<PlanState> {
  const state = await readPlanState(db, planId);
  if (!state) throw new Error('there is no such plan');
  return toOverview(state);
}

/** A page of the real client code on the overview of a plan. */
export function openPlan(server: Address, person: string, initial: PlanState): PlanSession {
  const { personId } = actorOf(person);
  const WebSocket = webSocketOf(person, server.origin);
  return new PlanSession({ initial, me: { id: personId }, url: server.url, WebSocket, drawWait: inHaste });
}

/** Until a page has the server's document. */
export async function live(...pages: PlanSession[]): Promise<void> {
  for (const page of pages) await until('the plan is live', () => page.getSnapshot().status === 'live');
}

/** A card as a page shows it. */
export function shown(page: PlanSession, id: CardId): CardState | undefined {
  return page
    .getSnapshot()
    .state.boards.flatMap(({ cards }) => cards)
    .find((card) => card.id === id);
}
