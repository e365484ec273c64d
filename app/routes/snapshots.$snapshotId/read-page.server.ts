import type { AgencyId } from '../../domain/ids.ts';
import { knownMeasures } from '../../domain/plan-state.ts';
import { type Actor, standingIn } from '../../domain/policy.ts';
import type { Comparable } from '../../domain/snapshot/diff.ts';
import { measuresToShow } from '../../domain/snapshot/measures-to-show.ts';
import type { Services } from '../../services.ts';
import { type Address, EVERY_AGENCY } from './address.ts';
import { type Comparison, comparedData, compareWith } from './compare.server.ts';
import type { SnapshotPage } from './page-data.ts';
import { readBoardData } from './read-board.server.ts';
import { readCardData } from './read-card.server.ts';
import { readMatrixData } from './read-matrix.server.ts';

/**
 * Reads what the page of a snapshot shows: of a thousand cards with all their notes, those that the address asks for.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readPage(
  services: Pick<Services['snapshots'], 'list' | 'read' | 'live'>,
  actor: Actor | null,
  snapshotId: string,
  address: Address,
): Promise<SnapshotPage> {
  const view = await services.read(actor, snapshotId);
  const comparison = await compareWith(services, actor, view, address.compareWith);
  const others = await services.list(actor, view.snapshot.plan.id);
  const state: Comparable = comparison?.after ?? view.snapshot;
  const { plan, stages, agencies, today, call, instructions } = state;
  const { number, title, takenAt, takenBy, reason } = view.snapshot;
  return {
    id: view.id,
    head: { number, title, takenAt, takenBy, reason },
    hash: view.hash,
    sound: view.sound,
    before: view.before,
    after: view.after,
    others: others
      .filter(({ id }) => id !== view.id)
      .map((each) => ({ id: each.id, number: each.number, title: each.title, takenAt: each.takenAt })),
    plan,
    stages,
    agencies,
    measures: measuresToShow(state, comparison?.before.boards).map(({ id, ordinal, number, title }) => {
      return { id, ordinal, number, title };
    }),
    today,
    call,
    instructions,
    compared: comparison && comparedData(comparison),
    shown: shownOf(state, comparison, address, actor),
    card: readCardData(state, comparison, address.card),
  };
}

function shownOf(
  state: Comparable,
  comparison: Comparison | null,
  { view, agency, measure }: Address,
  actor: Actor | null,
): SnapshotPage['shown'] {
  const agencyId = state.agencies.find(({ id }) => id === agency)?.id ?? null;
  switch (view) {
    case 'matrix':
      return readMatrixData(state, comparison, agencyId);
    case 'measure': {
      const measureId = (knownMeasures(state).find(({ id }) => id === measure) ?? state.measures[0])?.id ?? null;
      return readBoardData(state, comparison, { agencyId, measureId, changedOnly: false });
    }
    case 'agency': {
      const wantsAll = comparison !== null && (agency === null || agency === EVERY_AGENCY);
      const one = wantsAll ? null : (agencyId ?? ownAgency(state, actor));
      return readBoardData(state, comparison, { agencyId: one, measureId: null, changedOnly: wantsAll });
    }
  }
}

/** The first of the actor's agencies that has a board, else the first that has. */
function ownAgency({ plan, agencies }: Comparable, actor: Actor | null): AgencyId | null {
  const agencyIds = actor === null ? [] : standingIn(actor, plan.id).agencyIds;
  const own = agencies.find(({ id }) => agencyIds.includes(id));
  return (own ?? agencies[0])?.id ?? null;
}
