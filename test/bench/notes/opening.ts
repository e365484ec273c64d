import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import * as Y from 'yjs';
import type { NotesId } from '#app/domain/ids.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { DATABASE_FILE, openDatabase } from '#db/connection.server.ts';
import { runStatements } from '#db/repositories/document-runs.server.ts';
import { insertDocument } from '#db/repositories/documents.server.ts';
import { runTogether } from '#db/statements.server.ts';
import type { DemoServer } from '../../support/demo-server.ts';
import { seeded } from '../../support/seeded.ts';
import { median } from '../sync/samples.ts';
import { openPage, WRITERS, waitForEditor } from './people.ts';

/** A year: three people on each of its working days, each with some twenty places where they write or take away. */
const YEAR = { sessions: 750, edits: 20 } as const;
const CHARACTERS = 100_000;
/** Characters of the text that is there in the end, to those that were ever written. */
const KEPT = 0.6;
const ROUNDS = 7;

/** How long large notes take to open, beside short ones, in turns. */
export async function measureOpening(server: DemoServer, browser: Browser): Promise<string[]> {
  const [large, short] = await prepare(server);
  const page = await openPage(server, browser, WRITERS[1]);
  const took: Record<'large' | 'short', number[]> = { large: [], short: [] };
  for (let round = 0; round < ROUNDS; round++) {
    took.large.push(await open(page, large));
    took.short.push(await open(page, short));
  }
  await page.context().close();
  const [slow, fast] = [median(took.large), median(took.short)];
  return [
    `From the click until the text is there and can be written in (median of ${ROUNDS}):`,
    `  100,000 characters and a year of edits ${slow.toFixed(0)} ms (bar: below 1,000 ms), short notes ${fast.toFixed(0)} ms`,
  ];
}

/** From a page of the program, as somebody does who is at work; without the copy in the browser of the time before. */
async function open(page: Page, notesId: NotesId): Promise<number> {
  await page.goto('/waiting');
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  });
  const began = performance.now();
  await page.goto(`/notes/${notesId}`, { waitUntil: 'commit' });
  await waitForEditor(page);
  await page.locator('.ProseMirror p').first().waitFor();
  return performance.now() - began;
}

async function prepare(server: DemoServer): Promise<[large: NotesId, short: NotesId]> {
  await server.stop();
  const db = openDatabase(join(server.dataDir, DATABASE_FILE));
  const [large, short] = (await db('measures').orderBy('ordinal').offset(1).limit(2).select('id')) as { id: NotesId }[];
  if (!large || !short) throw new Error('the demo has measures');
  await insertYear(db, large.id);
  const doc = new Y.Doc();
  doc.getXmlFragment(NOTES_ROOT).insert(0, [paragraph('短')]);
  await insertDocument(db, `notes/${short.id}`, Y.encodeStateAsUpdate(doc), Date.now());
  await db.destroy();
  await server.start();
  return [large.id, short.id];
}

async function insertYear(db: ReturnType<typeof openDatabase>, notesId: NotesId): Promise<void> {
  const random = seeded(7);
  const doc = new Y.Doc();
  const root = doc.getXmlFragment(NOTES_ROOT);
  const name = `notes/${notesId}`;
  const perEdit = Math.ceil(CHARACTERS / KEPT / (YEAR.sessions * YEAR.edits));
  const people = (await db('people').select('id')) as { id: string }[];
  const runs: Parameters<typeof runStatements>[1][number][] = [];
  for (let session = 0; session < YEAR.sessions; session++) {
    doc.clientID = 1_000 + session;
    root.push([paragraph(`第${session}次会商`)]);
    for (let edit = 0; edit < YEAR.edits; edit++) {
      const block = root.get(random.below(root.length)) as Y.XmlElement;
      const text = block.get(0) as Y.XmlText;
      const at = random.below(text.length + 1);
      text.insert(at, '推进改革试点落实责任督查进展情况报告'.slice(0, perEdit).padEnd(perEdit, '。'));
      if (random.chance(1 - KEPT)) text.delete(Math.max(0, at - perEdit), Math.min(perEdit, text.length));
    }
    const at = Date.now() - (YEAR.sessions - session) * 40_000_000;
    runs.push({
      documentName: name,
      clientId: doc.clientID,
      clock: 0,
      length: Y.getState(doc.store, doc.clientID),
      personId: random.choose(people).id as never,
      agencyId: null,
      firstAt: at,
      lastAt: at,
    });
  }
  for (let length = root.toString().length; length < CHARACTERS; length = root.toString().length) {
    root.push([paragraph('补'.repeat(500))]);
  }
  await insertDocument(db, name, Y.encodeStateAsUpdate(doc), Date.now());
  await runTogether(db, runStatements(db, runs));
}

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}
