import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERYBODY, type RoutesScene, startRoutesScene } from '#test/support/routes-scene.ts';
import { ROUTES } from './route-list.ts';

let dataDir: string;
let scene: RoutesScene;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'duban-routes-'));
  scene = await startRoutesScene(dataDir);
});

afterAll(async () => {
  await scene?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** In the order of the list, but that whoever signs out can ask for nothing after. */
const REQUESTS = Object.entries(ROUTES)
  .sort(([a], [b]) => Number(a === 'sign-out') - Number(b === 'sign-out'))
  .flatMap(([route, asked]) => asked.map((request, i) => ({ ...request, route, nth: i + 1 })));

describe('every route, asked by everybody', () => {
  it('stands in the list, with a request for each method that it answers', () => {
    expect(Object.keys(ROUTES).sort()).toEqual([...scene.methods.keys()].sort());
    for (const [route, methods] of scene.methods) {
      const listed = ROUTES[route]?.map(({ method }) => method) ?? [];
      expect({ route, GET: listed.includes('GET'), POST: listed.includes('POST') }).toEqual({ route, ...methods });
    }
  });

  it.each(REQUESTS)('$method $route ($nth)', async ({ method, path, body, answers }) => {
    const statuses: number[] = [];
    for (const who of EVERYBODY) {
      const answer = await scene.ask(who, path(scene.things), { method, body: body?.(scene.things) });
      await answer.arrayBuffer();
      statuses.push(answer.status);
    }
    expect(Object.fromEntries(EVERYBODY.map((who, i) => [who, statuses[i]]))).toEqual(
      Object.fromEntries(EVERYBODY.map((who, i) => [who, answers[i]])),
    );
  });
});
