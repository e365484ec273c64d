import { rankAt } from '#app/domain/rank.ts';
import { commitmentOf, STAGES } from './collab-database.ts';
import type { Ledger } from './collab-ledger.ts';
import type { Seeded } from './seeded.ts';

/** One thing that a person does on a board, as the page offers it. `step` tells the texts apart. */
export function playStep(random: Seeded, ledger: Ledger, step: number): void {
  const { page } = ledger;
  const { board, ready } = page.getSnapshot();
  // While the document begins anew nothing can be changed, as the page says.
  if (!ready) return;
  const cards = [...board.cards.values()];
  const card = random.choose(cards);
  const stage = random.choose(STAGES);
  const there = cards
    .filter((c) => c.placement.stage === stage && c.id !== card.id)
    .map((c) => c.placement)
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const to = { stage, rank: rankAt(there, random.below(there.length + 1), random) };
  const tasks = cards.filter((c) => c.kind === 'task');
  const measures = cards.filter((c) => c.kind === 'measure');
  const task = tasks.length > 0 ? random.choose(tasks) : undefined;
  const measure = random.choose(measures);
  const dice = random();
  if (dice < 0.4) page.actions.move(card.id, to);
  else if (dice < 0.6) ledger.tick();
  else if (dice < 0.67) page.actions.edit(card.id, 'dueOn', random.chance(0.2) ? null : `2017-0${1 + (step % 9)}-11`);
  else if (dice < 0.74) ledger.add({ measureId: null, commitmentId: null, title: `Task ${step}`, placement: to });
  else if (dice < 0.79 && task) page.actions.archive(task.id, !task.archived);
  else if (dice < 0.83 && task) page.actions.edit(task.id, 'description', '述'.repeat(random.below(300)));
  else if (dice < 0.9) {
    page.actions.tick(measure.id, commitmentOf(measure.measureId, 1 + random.below(2)), random.chance(0.7));
  } else if (dice < 0.93) page.actions.show({ open: card.id, held: random.chance(0.5) ? card.id : null });
  else if (dice < 0.95) page.actions.freeze();
  else if (dice < 0.97) page.actions.thaw();
  else page.actions.undoMove();
}
