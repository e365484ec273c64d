import { isGone } from '../../domain/plan.ts';
import type { ChangeKind } from '../../domain/snapshot/card-kinds.ts';
import type { Mark, SnapshotPage } from './page-data.ts';

/** Something that a view can be of. */
export interface Choice {
  readonly value: string;
  readonly name: string;
  /** A measure that is in the document no more. */
  readonly isGone?: boolean;
  /** Cards of it that changed, of the kinds that are asked for; null where nothing is compared. */
  readonly changed: number | null;
}

/** The agencies, in the order of their boards. */
export function agencyChoices({ agencies, compared }: SnapshotPage, kinds: readonly ChangeKind[]): Choice[] {
  return agencies.map(({ id, name }) => ({
    value: id,
    name,
    changed: countMarks(compared?.marks, kinds, (mark) => mark.agencyId === id),
  }));
}

/** The measures, in the order of the document; after them those that it has no more. */
export function measureChoices({ measures, compared }: SnapshotPage, kinds: readonly ChangeKind[]): Choice[] {
  return measures.map(({ id, ordinal, number, title }) => ({
    value: id,
    name: `（${number}）${title ?? ''}`,
    isGone: isGone({ ordinal }),
    changed: countMarks(compared?.marks, kinds, (mark) => mark.measureId === id),
  }));
}

function countMarks(
  marks: readonly Mark[] | undefined,
  kinds: readonly ChangeKind[],
  isOf: (mark: Mark) => boolean,
): number | null {
  return marks?.filter((mark) => isOf(mark) && hasKind(mark.kinds, kinds)).length ?? null;
}

/** Whether some changes are among those that alone are shown; all are where none are named. */
export function hasKind(kinds: readonly ChangeKind[] | undefined, shown: readonly ChangeKind[]): boolean {
  return shown.length === 0 || (kinds?.some((kind) => shown.includes(kind)) ?? false);
}
