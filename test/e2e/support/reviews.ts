import type { Page } from '@playwright/test';
import type { PersonId } from '#app/domain/ids.ts';
import { insertPerson } from '#db/repositories/people.server.ts';
import type { DemoServer } from '../../support/demo-server.ts';
import { withDatabase } from './notes.ts';
import { expect, sentBy } from './people.ts';

/** A lead beside the demo's one, to be signed in as. */
export async function secondLead(server: DemoServer): Promise<string> {
  const [id, name] = ['demo-qin-lan' as PersonId, '秦岚'];
  await withDatabase(server, async (db) => {
    if (await db('people').where({ id }).first('id')) return;
    await insertPerson(db, { id, name, demoOrder: 100, createdAt: 1, roles: ['lead'], agencyIds: [] });
  });
  return name;
}

/** The address of the demo's plan. */
export async function planPath(server: DemoServer): Promise<string> {
  const { id } = await withDatabase(server, (db) => db('plans').first('id'));
  return `/plans/${id}`;
}

/** Waits until a page of a presentation hears keys: its clock runs. */
export async function isPresenting(page: Page): Promise<void> {
  await expect(page.getByText(/\d:(0[1-9]|[1-5]\d)$/).first()).toBeVisible();
}

/** Takes a snapshot and opens a meeting on it, as a lead does. */
export async function openMeeting(page: Page, plan: string): Promise<void> {
  const taken = await page.request.post(`/api${plan}/snapshots`, {
    data: { title: '' },
    headers: await sentBy(page),
  });
  expect(taken.ok(), `${taken.status()} ${await taken.text()}`).toBe(true);
  await page.goto(`${plan}/reviews`);
  await page.getByRole('button', { name: /^(开始督查|Open the review)$/ }).click();
  await expect(page.getByRole('heading', { name: /^(议程|Agenda)/ })).toBeVisible();
}
