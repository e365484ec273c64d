import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import * as Y from 'yjs';
import { BOARD_ROOT, keyOf } from '#app/collab/board-doc.ts';
import { Registers } from '#app/collab/registers.ts';
import type { BoardId, CardId } from '#app/domain/ids.ts';

const ROWS_PER_INSERT = 100;

/**
 * Gives a board's document a log of some length: the contact of a card, set over and over, as a server that was killed
 * would have left it. Log, rows and activity agree.
 */
export async function writeLog(db: Knex, boardId: BoardId, cardId: CardId, length: number): Promise<void> {
  const name = `board/${boardId}`;
  const { state } = await db('documents').where({ name }).first('state');
  const doc = new Y.Doc();
  doc.clientID = 2;
  Y.applyUpdate(doc, state);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const registers = new Registers(doc, BOARD_ROOT);
  for (let i = 0; i < length; i++) registers.set(keyOf(cardId, 'contact'), `past ${i}`);
  const rows = updates.map((update) => ({
    document_name: name,
    update: Buffer.from(update),
    update_hash: createHash('sha256').update(update).digest('hex'),
    at: 1,
  }));
  for (let i = 0; i < rows.length; i += ROWS_PER_INSERT) {
    await db('document_updates').insert(rows.slice(i, i + ROWS_PER_INSERT));
  }
  await db('cards')
    .where({ id: cardId })
    .update({ contact: `past ${length - 1}` });
}
