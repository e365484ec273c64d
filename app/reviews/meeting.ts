import {
  type AgendaEdits,
  type AgendaItem,
  type AgendaKey,
  type AgendaKind,
  automaticAgenda,
} from '../domain/agenda.ts';
import { isArchived } from '../domain/columns.ts';
import type { AgencyId, BoardId, CardId, MeasureId } from '../domain/ids.ts';
import { measureName, type Plan } from '../domain/plan.ts';
import { diffSnapshots, type SnapshotDiff } from '../domain/snapshot/diff.ts';
import type { Snapshot } from '../domain/snapshot/snapshot.ts';
import { type DiffSummary, summarise } from '../domain/snapshot/summary.ts';
import type { SnapshotView } from '../snapshots/services.ts';
import type { Decision, ReviewSummary, ReviewView } from './services.ts';

/** What the pages of a meeting show, without the snapshot's cards: those are many, and most pages need none of them. */
export interface Meeting {
  readonly review: ReviewSummary & { readonly agenda: AgendaEdits | null; readonly access: 'read' | 'write' };
  readonly plan: Plan;
  readonly snapshot: SnapshotHead;
  /** What it is compared with; null for nothing. */
  readonly compared: SnapshotHead | null;
  /** What became of the one since the other; null where it is compared with nothing. */
  readonly changes: DiffSummary | null;
  readonly agendas: Readonly<Record<AgendaKind, readonly AgendaItem[]>>;
  readonly agencies: readonly MeetingAgency[];
  readonly measures: readonly MeetingMeasure[];
  readonly tasks: readonly MeetingTask[];
  /** In the order in which they were made. */
  readonly made: readonly Decision[];
  readonly stillOpen: readonly Decision[];
}

export type SnapshotHead = Pick<Snapshot, 'number' | 'title' | 'takenAt' | 'today'> &
  Pick<SnapshotView, 'id' | 'sound'>;

export interface MeetingAgency {
  readonly id: AgencyId;
  readonly name: string;
  readonly boardId: BoardId;
}

export interface MeetingMeasure {
  readonly id: MeasureId;
  readonly number: string;
  readonly title: string | null;
  /** Those that have a card of it. */
  readonly agencyIds: readonly AgencyId[];
}

export interface MeetingTask {
  readonly id: CardId;
  readonly title: string;
  readonly agencyId: AgencyId;
  readonly measureId: MeasureId | null;
}

/** A meeting with what became of its snapshot since the one it is compared with; null where there is no other. */
export function toMeeting(
  { view, agenda, access, made, stillOpen, comparedWith: _, ...review }: ReviewView,
  compared: SnapshotView | null,
): { readonly meeting: Meeting; readonly diff: SnapshotDiff | null } {
  const { snapshot } = view;
  const diff = compared && diffSnapshots(compared.snapshot, snapshot);
  const changes = diff?.cards ?? [];
  return {
    diff,
    meeting: {
      review: { ...review, agenda, access },
      plan: snapshot.plan,
      snapshot: headOf(view),
      compared: compared && headOf(compared),
      changes: diff && summarise(diff),
      agendas: {
        agency: automaticAgenda(snapshot, changes, 'agency'),
        measure: automaticAgenda(snapshot, changes, 'measure'),
      },
      agencies: agenciesOf(snapshot),
      measures: measuresOf(snapshot),
      tasks: tasksOf(snapshot),
      made,
      stillOpen,
    },
  };
}

/** What an item of the agenda is called: an agency's name, or a measure's number and title. */
export function nameOfItem({ agencies, measures }: Pick<Meeting, 'agencies' | 'measures'>, key: AgendaKey): string {
  const [kind, id] = key.split('/');
  if (kind === 'board') return agencies.find(({ boardId }) => boardId === id)?.name ?? '';
  const measure = measures.find((each) => each.id === id);
  return measure ? measureName(measure) : '';
}

/** Where the snapshot shows an item of the agenda, with what became of it. */
export function addressOfItem({ agencies, snapshot, compared }: Meeting, key: AgendaKey): string {
  const [kind, id = ''] = key.split('/');
  const agency = agencies.find(({ boardId }) => boardId === id);
  const params = new URLSearchParams(
    kind === 'board' ? { agency: agency?.id ?? '' } : { view: 'measure', measure: id },
  );
  if (compared) params.set('with', compared.id);
  return `/snapshots/${snapshot.id}?${params}`;
}

function headOf({ id, sound, snapshot }: SnapshotView): SnapshotHead {
  const { number, title, takenAt, today } = snapshot;
  return { id, sound, number, title, takenAt, today };
}

function agenciesOf({ boards, agencies }: Snapshot): MeetingAgency[] {
  const names = new Map(agencies.map(({ id, name }) => [id, name]));
  return boards.map(({ id: boardId, agencyId: id }) => ({ id, name: names.get(id) ?? '', boardId }));
}

function measuresOf({ boards, measures }: Snapshot): MeetingMeasure[] {
  return measures.map(({ id, number, title }) => {
    const isOf = (card: Snapshot['boards'][number]['cards'][number]) =>
      card.kind === 'measure' && card.measureId === id && !isArchived(card);
    const having = boards.filter(({ cards }) => cards.some(isOf));
    return { id, number, title, agencyIds: having.map(({ agencyId }) => agencyId) };
  });
}

function tasksOf({ boards }: Snapshot): MeetingTask[] {
  return boards.flatMap(({ agencyId, cards }) =>
    cards.flatMap((card) =>
      card.kind === 'task' && !isArchived(card)
        ? [{ id: card.id, title: card.title, agencyId, measureId: card.measureId }]
        : [],
    ),
  );
}
