import { describe, expect, it, onTestFinished } from 'vitest';
import { recordSign } from '#app/domain/plan-record.ts';
import { findWritableNotes } from '#server/services/notes/find-notes.ts';
import { readNotes } from '#server/services/notes/read-notes.ts';
import { readOverview } from '#server/services/read-overview.ts';
import { inHaste } from '#test/support/collab-client.ts';
import { until } from '#test/support/collab-until.ts';
import { correctionScene, FIRST } from '#test/support/corrections.ts';
import { blocksOf, notesReady, openNotes, writeParagraph } from '#test/support/notes-page.ts';
import { live, openPlan } from '#test/support/plan-page.ts';

/** A measure is dropped. */
const SECOND = FIRST.replace(/（三）落实资金。[^\n]*/u, '');

/** A plan with a page on the notes of the measure that is going to be dropped, for each who asks for one. */
async function scene() {
  const made = await correctionScene();
  const funds = await made.measureOf('落实资金');
  const write = (person: string, access: 'read' | 'write' = 'write') => {
    const page = openNotes(made.running.server, person, funds, { access, drawWait: inHaste });
    onTestFinished(() => page.destroy());
    return page;
  };
  return { ...made, funds, write };
}

const desk = { read: async () => ({ content: null, epoch: 1 }) };

describe('the notes of a measure that a corrected version drops', () => {
  it('are closed to whoever is writing them, leads too, who are told so and go on reading', async () => {
    const { db, people, funds, write, correct } = await scene();
    const [lead, finance] = [write('lead'), write('finance')];
    await notesReady(lead, finance);
    writeParagraph(lead, '请核对资金安排');
    await notesReady(lead);
    const heard = [lead, finance].map((page) => page.getSnapshot().recordRevision);
    await correct(SECOND);
    for (const [i, page] of [lead, finance].entries()) {
      await until('told', () => page.getSnapshot().recordRevision > (heard[i] as number));
      await until('closed', () => page.getSnapshot().status.kind === 'refused');
    }
    // What their pages ask for then.
    for (const actor of [people.lead, people.finance, people.admin]) {
      expect((await readNotes(db, desk, actor, funds)).access).toBe('read');
      await expect(findWritableNotes(db, actor, funds)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    const reader = write('lead', 'read');
    await until('read', () => reader.getSnapshot().status.kind === 'read-only');
    expect(blocksOf(reader)).toContain('请核对资金安排');
  });

  it('are written again once the measure is back in the document', async () => {
    const { db, people, funds, write, correct } = await scene();
    await correct(SECOND);
    const reader = write('lead', 'read');
    await until('read', () => reader.getSnapshot().status.kind === 'read-only');
    const heard = reader.getSnapshot().recordRevision;
    await correct(FIRST);
    await until('told', () => reader.getSnapshot().recordRevision > heard);
    expect((await readNotes(db, desk, people.lead, funds)).access).toBe('write');
    const lead = write('lead');
    await notesReady(lead);
    writeParagraph(lead, '恢复会商');
    await notesReady(lead);
  });
});

describe('an overview that is open', () => {
  it('hears that a corrected version was made, and what it asks for then is what it is told of from then on', async () => {
    const { db, people, plan, correct, running } = await correctionScene();
    const initial = await readOverview(db, people.lead, plan.id);
    const page = openPlan(running.server, 'lead', initial);
    onTestFinished(() => page.destroy());
    await live(page);
    expect(page.getSnapshot().record).toBe(recordSign(initial));
    await correct(SECOND);
    await until('another record', () => page.getSnapshot().record !== recordSign(initial));
    const anew = await readOverview(db, people.lead, plan.id);
    expect(page.getSnapshot().record).toBe(recordSign(anew));
    expect(anew.gone?.map(({ title }) => title)).toEqual(['落实资金']);
    const next = openPlan(running.server, 'lead', anew);
    onTestFinished(() => next.destroy());
    await live(next);
    expect(next.getSnapshot().state).toEqual(anew);
  });
});
