import { setTimeout } from 'node:timers/promises';
import { act, cleanup, render } from '@testing-library/react';
import { IDBFactory } from 'fake-indexeddb';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LiveBoard } from '#app/collab/live-board.ts';
import { useLiveBoard } from '#app/collab/use-board.ts';
import type { BoardId, PersonId } from '#app/domain/ids.ts';
import type { BoardView } from '#app/services.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { webSocketOf } from '#test/support/collab-client.ts';
import type { TestDatabase } from '#test/support/collab-database.ts';
import { BOARDS, cardOf, createTestDatabase, MEASURES, STAGES } from '#test/support/collab-database.ts';
import type { TestServer } from '#test/support/collab-server.ts';
import { startServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';

const [boardA, boardB] = BOARDS as [BoardId, BoardId];
const me = { id: 'a1' as PersonId, name: 'Person a1' };
const first = cardOf(boardA, MEASURES[0] as never);

let database: TestDatabase;
let server: TestServer;
/** What the page was given, render after render. */
let seen: LiveBoard[] = [];

const latest = (): LiveBoard => seen.at(-1) as LiveBoard;

function Page({ view }: { readonly view: BoardView }) {
  const live = useLiveBoard(view, me);
  seen.push(live);
  return <p>{`${live.board.cards.size} ${live.status.kind}`}</p>;
}

async function viewOf(id: BoardId): Promise<BoardView> {
  return {
    id,
    agency: { id: 'agency-a', name: 'Agency', kind: 'ministry' },
    cards: await readCardRows(database.db, id),
    access: id === boardA ? 'write' : 'read',
    document: { name: `board/${id}`, epoch: 1 },
  } as unknown as BoardView;
}

/** Waits with React: what comes in from outside renders at the end of an `act`, so there is one to each look. */
const settle = (what: string, holds: () => boolean) =>
  until(what, async () => {
    await act(() => setTimeout(1));
    return holds();
  });

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'a2']);
  server = await startServer(database.db);
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(`${server.origin}/`);
  globalThis.WebSocket = webSocketOf('a1', server.origin);
  seen = [];
});

afterEach(async () => {
  cleanup();
  await until('sockets closed', () => server.collab.stats().connections === 0);
  await server.close();
  await database.destroy();
});

test('the server renders the rows, and makes no socket', async () => {
  expect(renderToString(<Page view={await viewOf(boardA)} />)).toBe('<p>6 connecting</p>');
  expect(latest().ready).toBe(false);
  expect(server.collab.stats().connections).toBe(0);
});

test('the document takes over from the rows without a change to any card, with one socket in StrictMode', async () => {
  const view = await viewOf(boardA);
  render(
    <StrictMode>
      <Page view={view} />
    </StrictMode>,
  );
  const rows = latest().board;
  await settle('saved', () => latest().status.kind === 'saved' && latest().ready);
  expect(latest().board.cards.get(first)).toBe(rows.cards.get(first));
  expect(seen.every(({ board }) => board.cards.size === 6)).toBe(true);
  expect(new Set(seen.map(({ actions }) => actions)).size).toBeLessThanOrEqual(2);
  expect(server.collab.stats().connections).toBe(1);
});

test('a move shows at once and is saved; leaving closes the socket; closing warns while something is not saved', async () => {
  const { unmount } = render(<Page view={await viewOf(boardA)} />);
  await settle('saved', () => latest().status.kind === 'saved' && latest().ready);
  const { actions } = latest();
  const other = latest().board.cards.get(cardOf(boardA, MEASURES[1] as never));
  const warned = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(warned()).toBe(false);
  act(() => actions.move(first, { stage: STAGES[1] as never, rank: 'V' as never }));
  expect(latest().board.cards.get(first)?.placement.stage).toBe(STAGES[1]);
  expect(latest().board.cards.get(cardOf(boardA, MEASURES[1] as never))).toBe(other);
  expect(latest().status.kind).toBe('saving');
  expect(warned()).toBe(true);
  await settle('saved', () => latest().status.kind === 'saved');
  expect(warned()).toBe(false);
  expect(latest().actions).toBe(actions);
  unmount();
  await until('closed', () => server.collab.stats().connections === 0);
  actions.move(first, { stage: STAGES[2] as never, rank: 'V' as never });
});

describe('closing the window while something is not saved', () => {
  const warned = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const status = () => latest().status;

  /** A page whose server went away before its last change was saved, and came back to a person who is signed out. */
  async function changeOfflineThenBeRefused(): Promise<void> {
    let person: string | null = 'a1';
    const { port } = new URL(server.origin);
    const [signedIn, signedOut] = [webSocketOf('a1', server.origin), webSocketOf(null, server.origin)];
    // biome-ignore lint/complexity/useArrowFunction: it is called with `new`
    globalThis.WebSocket = function (url: string) {
      return new (person === null ? signedOut : signedIn)(url);
    } as unknown as typeof WebSocket;
    render(<Page view={await viewOf(boardA)} />);
    await settle('saved', () => status().kind === 'saved' && latest().ready);
    await server.close();
    await settle('offline', () => status().kind === 'offline');
    expect(warned()).toBe(false);
    act(() => latest().actions.move(first, { stage: STAGES[1] as never, rank: 'V' as never }));
    expect(status()).toMatchObject({ kind: 'offline', unsaved: true });
    expect(warned()).toBe(true);
    person = null;
    server = await startServer(database.db, { port: Number(port) });
    await settle('refused', () => status().kind === 'refused');
    expect(status()).toMatchObject({ kind: 'refused', unsaved: true });
  }

  test('does not warn whoever leaves to sign in again, if the browser keeps it', async () => {
    vi.stubGlobal('indexedDB', new IDBFactory());
    await changeOfflineThenBeRefused();
    expect(warned()).toBe(false);
    vi.unstubAllGlobals();
  });

  // Last: what is nowhere else goes on warning for as long as the window is open, whatever page is shown.
  test('warns without a connection, and when refused if the page is all there is', async () => {
    await changeOfflineThenBeRefused();
    expect(warned()).toBe(true);
  });
});

test('another board ends the session of the first: its rows, then its document, and none of the other’s cards', async () => {
  const { rerender } = render(<Page view={await viewOf(boardA)} />);
  await settle('saved', () => latest().status.kind === 'saved' && latest().ready);
  const from = seen.length;
  rerender(<Page view={await viewOf(boardB)} />);
  await settle('read-only', () => latest().status.kind === 'read-only');
  for (const { board } of seen.slice(from)) {
    expect(board.id).toBe(boardB);
    expect([...board.cards.keys()].every((id) => id.startsWith(boardB))).toBe(true);
  }
  expect(latest().ready).toBe(false);
  await until('one socket', () => server.collab.stats().connections === 1);
});
