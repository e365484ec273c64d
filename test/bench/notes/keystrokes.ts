import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { WebSocket as NodeWebSocket } from 'ws';
import * as Y from 'yjs';
import { NotesSession } from '#app/collab/notes-session.client.ts';
import type { NotesId, PersonId } from '#app/domain/ids.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { DATABASE_FILE, openDatabase } from '#db/connection.server.ts';
import type { DemoServer } from '../../support/demo-server.ts';
import { median, quantile } from '../sync/samples.ts';
import { cookieOf, openPage, WRITERS, waitForEditor } from './people.ts';

/** People in the notes besides the two whose browsers are looked at. */
const OTHERS = 8;
/** Milliseconds between two keys of each of them: a fast hand. */
const OTHERS_MS = 250;
const KEYS = 200;
/** Milliseconds between two keys that are measured, so that each is on its way alone. */
const KEY_MS = 120;

/** How long keys take to another browser's screen while ten people write. */
export async function measureKeystrokes(server: DemoServer, browser: Browser): Promise<string[]> {
  const notesId = await firstMeasure(server);
  const [from, to] = [await openPage(server, browser, WRITERS[0]), await openPage(server, browser, WRITERS[1])];
  for (const page of [from, to]) {
    await page.goto(`/notes/${notesId}`);
    await waitForEditor(page);
  }
  const cookie = await cookieOf(from);
  const others = Array.from({ length: OTHERS }, () => joinWithoutBrowser(server, notesId, cookie));
  const stop = keepWriting(others);
  await from.locator('.ProseMirror').click();
  await from.keyboard.press('Control+End');
  await from.keyboard.press('Enter');
  await from.keyboard.type('~');
  await to.getByText('~').waitFor();
  await watch(from, 'keydown');
  await watch(to, 'paint');
  for (let i = 0; i < KEYS; i++) {
    await from.keyboard.press('q');
    await setTimeout(KEY_MS);
  }
  const pressed = await times(from);
  const painted = await times(to);
  await stop();
  const took = pressed.map((at, i) => (painted[i] ?? Number.NaN) - at).filter((ms) => Number.isFinite(ms));
  const sorted = Float64Array.from(took).sort();
  await Promise.all([from.context().close(), to.context().close()]);
  return [
    `A key to another browser's screen, ten people writing (${took.length} keys):`,
    `  median ${median(took).toFixed(0)} ms, p95 ${quantile(sorted, 0.95).toFixed(0)} ms (bar: median below 100 ms)`,
  ];
}

async function firstMeasure(server: DemoServer): Promise<NotesId> {
  const db = openDatabase(join(server.dataDir, DATABASE_FILE));
  const { id } = await db('measures').orderBy('ordinal').first('id');
  await db.destroy();
  return id;
}

/** One more of the same person, as a page of the real client code would be. */
function joinWithoutBrowser(server: DemoServer, notesId: NotesId, cookie: string): NotesSession {
  const origin = server.address;
  class WithCookie extends NodeWebSocket {
    constructor(url: string | URL) {
      super(url, { origin, headers: { cookie } });
    }
  }
  return new NotesSession({
    view: { access: 'write', agency: null, document: { name: `notes/${notesId}`, epoch: 1 } },
    title: '',
    me: { id: 'demo-shen-zhiyuan' as PersonId, name: '' },
    url: `${origin.replace('http', 'ws')}/collab`,
    WebSocket: WithCookie as unknown as typeof WebSocket,
  });
}

/** Each writes in a paragraph of their own; returns what ends it. */
function keepWriting(sessions: readonly NotesSession[]): () => Promise<void> {
  const texts = new Map<NotesSession, Y.XmlText>();
  const timer = setInterval(() => {
    for (const session of sessions) {
      const { document, ready } = session.getSnapshot();
      if (!document || !ready) continue;
      const text = texts.get(session) ?? addParagraph(document.doc);
      texts.set(session, text);
      text.insert(text.length, text.length % 40 === 39 ? '。' : '写');
    }
  }, OTHERS_MS);
  return async () => {
    clearInterval(timer);
    for (const session of sessions) session.leave();
  };
}

function addParagraph(doc: Y.Doc): Y.XmlText {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  doc.getXmlFragment(NOTES_ROOT).insert(0, [paragraph]);
  paragraph.insert(0, [text]);
  return text;
}

/** Notes when keys are pressed, or when another `q` has been painted; epoch milliseconds on one clock for all pages. */
async function watch(page: Page, what: 'keydown' | 'paint'): Promise<void> {
  // tsx has every function that has a name told so, by a function that the page has not got.
  await page.evaluate('window.__name = (named) => named');
  await page.evaluate((kind) => {
    const noted: number[] = [];
    Object.assign(window, { noted });
    const now = () => performance.timeOrigin + performance.now();
    if (kind === 'keydown') {
      window.addEventListener('keydown', (event) => event.key === 'q' && noted.push(now()), true);
      return;
    }
    const text = document.querySelector('.ProseMirror') as HTMLElement;
    const count = () => (text.textContent ?? '').split('q').length - 1;
    let seen = count();
    new MutationObserver(() => {
      const there = count();
      // Behind the next frame it is on the screen.
      requestAnimationFrame(() => {
        for (; seen < there; seen++) noted.push(now());
      });
    }).observe(text, { childList: true, characterData: true, subtree: true });
  }, what);
}

async function times(page: Page): Promise<number[]> {
  await page.waitForFunction((keys) => (window as unknown as { noted: number[] }).noted.length >= keys, KEYS, {
    timeout: 20_000,
  });
  return page.evaluate(() => (window as unknown as { noted: number[] }).noted);
}
