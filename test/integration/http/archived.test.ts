import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERYBODY, type RoutesScene, startRoutesScene } from '#test/support/routes-scene.ts';
import { ROUTES } from './route-list.ts';

let dataDir: string;
let scene: RoutesScene;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'duban-archived-'));
  scene = await startRoutesScene(dataDir);
  const answer = await scene.ask('administrator', `/admin/plans/${scene.things.plan}`, {
    method: 'POST',
    body: new URLSearchParams({ intent: 'archive' }),
  });
  expect(answer.status).toBe(200);
});

afterAll(async () => {
  await scene?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** What changes nothing of a plan: a person's own settings, other documents, and what brings the plan back. */
const ALLOWED = [
  'preferences',
  'sign-in',
  'sign-out',
  'waiting',
  'notes.$notesId_.seen',
  'plans.new',
  'drafts.$draftId',
];
/** Takes a way to a snapshot away from those outside, which must stay possible. */
const isRevocation = (body: BodyInit | undefined) => String(body).includes('intent=revoke');
const isOfPlan = (route: string) => !ALLOWED.includes(route) && !route.startsWith('admin');
const OF_PLAN = Object.entries(ROUTES).filter(([route]) => isOfPlan(route));

describe('a plan that is archived', () => {
  it.each(
    OF_PLAN.flatMap(([route, asked]) =>
      asked.filter(({ method }) => method === 'POST').map((one, i) => ({ ...one, route, nth: i + 1 })),
    ),
  )('is changed by nobody through $route ($nth)', async ({ path, body, answers }) => {
    for (const [i, who] of EVERYBODY.entries()) {
      const usual = answers[i] ?? 0;
      const sent = body?.(scene.things);
      if (isRevocation(sent)) continue;
      const isTaken = usual < 300 || usual === 303 || usual === 400;
      const answer = await scene.ask(who, path(scene.things), { method: 'POST', body: sent });
      await answer.arrayBuffer();
      expect([who, answer.status]).toEqual([who, isTaken ? 409 : usual]);
    }
  });

  it.each(
    OF_PLAN.flatMap(([route, asked]) =>
      asked.filter(({ method }) => method === 'GET').map((one) => ({ ...one, route })),
    ),
  )('can be read as ever through $route', async ({ path, answers }) => {
    // Somebody who sees no other plan, and so is led to this one.
    const answer = await scene.ask('memberHere', path(scene.things));
    await answer.arrayBuffer();
    expect(answer.status).toBe(answers[EVERYBODY.indexOf('memberHere')]);
  });
});
