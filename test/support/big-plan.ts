import type { Knex } from 'knex';
import * as Y from 'yjs';
import type { CardId, MeasureId, StageId } from '#app/domain/ids.ts';
import { evenRanks, type Rank } from '#app/domain/rank.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { cardStatements } from '#db/repositories/board-rows.server.ts';
import { listBoards } from '#db/repositories/boards.server.ts';
import { insertDocument } from '#db/repositories/documents.server.ts';
import { readStages } from '#db/repositories/plans.server.ts';
import { runTogether } from '#db/statements.server.ts';
import { seeded } from './seeded.ts';

/** Characters of the notes of a measure, and of the description of a task. */
const CHARACTERS = { notes: 2_000, description: 60 } as const;

/**
 * Fills the first document as it is after years of work: task cards on all boards, up to so many cards in all, with words of the
 * document in titles, descriptions and the notes of every measure.
 */
export async function fillPlan(db: Knex, cards: number): Promise<void> {
  const draw = seeded(5);
  const { id: planId, source } = await db('plans').first('id', 'source');
  const words = (length: number) => {
    const start = draw.below(source.length - length);
    return source.slice(start, start + length).replaceAll(/\s/g, '，');
  };
  const stages = await readStages(db, planId);
  const boards = await listBoards(db, planId);
  const measures: MeasureId[] = (await db('measures').where({ plan_id: planId }).select('id')).map(({ id }) => id);
  const [counted] = await db('cards').count({ n: '*' });
  const ranks = evenRanks(cards);
  const rows = Array.from({ length: cards - Number(counted?.n) }, (_, i) => ({
    boardId: draw.choose(boards).id,
    at: 1_700_000_000_000 + draw.below(1e9),
    card: {
      id: `task-${draw.below(2 ** 32).toString(36)}-${i}` as CardId,
      kind: 'task' as const,
      placement: { stage: draw.choose(stages).id as StageId, rank: ranks[i] as Rank },
      contact: draw.choose(['张伟', '王芳', '李娜', '刘洋', '']),
      startsOn: null,
      dueOn: draw.chance(0.5) ? (`2027-0${1 + draw.below(9)}-1${draw.below(10)}` as never) : null,
      measureId: draw.choose(measures),
      commitmentId: null,
      title: words(20),
      description: words(CHARACTERS.description),
      archived: draw.chance(0.1),
    },
  }));
  await runTogether(db, cardStatements(db, rows));
  for (const id of measures) {
    const paragraphs = Array.from({ length: CHARACTERS.notes / 100 }, () => words(100));
    await insertDocument(db, `notes/${id}`, notesOf(paragraphs), 1);
  }
}

function notesOf(paragraphs: readonly string[]): Uint8Array {
  const doc = new Y.Doc();
  doc.getXmlFragment(NOTES_ROOT).push(
    paragraphs.map((text) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(text)]);
      return paragraph;
    }),
  );
  return Y.encodeStateAsUpdate(doc);
}
