import type { Card } from '../domain/board.ts';
import { isArchived } from '../domain/columns.ts';
import type { CardChange } from '../services.ts';

/**
 * What happened to a card, as its activity tells it; nothing for the appearance of a measure card, which is the document's.
 * A card that can no longer be read has no activity: the check of board documents brings it back.
 */
export function toChange(before: Card | undefined, after: Card | undefined): CardChange[] {
  if (!after) return [];
  if (!before) {
    return after.kind === 'task' ? [{ kind: 'added', to: after.placement, title: after.title }] : [];
  }
  const changes: CardChange[] = [];
  const { placement: from } = before;
  const { placement: to } = after;
  if (from.stage !== to.stage || from.rank !== to.rank) changes.push({ kind: 'moved', from, to });
  for (const field of ['contact', 'startsOn', 'dueOn'] as const) {
    if (before[field] !== after[field]) {
      changes.push({ kind: 'edited', field, from: before[field], to: after[field] });
    }
  }
  if (before.kind === 'task' && after.kind === 'task') {
    for (const field of ['title', 'description'] as const) {
      if (before[field] !== after[field])
        changes.push({ kind: 'edited', field, from: before[field], to: after[field] });
    }
  }
  if (isArchived(before) !== isArchived(after)) changes.push({ kind: isArchived(after) ? 'archived' : 'restored' });
  if (before.kind === 'measure' && after.kind === 'measure') {
    for (const commitmentId of after.ticked) {
      if (!before.ticked.includes(commitmentId)) changes.push({ kind: 'ticked', commitmentId });
    }
    for (const commitmentId of before.ticked) {
      if (!after.ticked.includes(commitmentId)) changes.push({ kind: 'unticked', commitmentId });
    }
  }
  return changes;
}
