import { describe, expect, it } from 'vitest';
import type { CardId, MeasureId } from '#app/domain/ids.ts';
import { isOn, needsWords, SAID_KINDS, type SaidKind, sayable, waitsFor } from '#app/domain/instructions.ts';
import { INSTRUCTION_STATES, type InstructionState } from '#app/domain/plan-state.ts';

const AGENCY = { answers: true, judges: false };
const LEAD = { answers: false, judges: true };
const BOTH = { answers: true, judges: true };
const NOBODY = { answers: false, judges: false };

const ANSWERS: readonly SaidKind[] = ['answered', 'not-yet'];
const JUDGEMENTS: readonly SaidKind[] = ['accepted', 'returned'];

const TABLE: Readonly<Record<InstructionState, { agency: readonly SaidKind[]; lead: readonly SaidKind[] }>> = {
  open: { agency: ANSWERS, lead: [] },
  'not-yet': { agency: ANSWERS, lead: [] },
  returned: { agency: ANSWERS, lead: [] },
  answered: { agency: ANSWERS, lead: JUDGEMENTS },
  accepted: { agency: [], lead: [] },
  withdrawn: { agency: [], lead: [] },
};

describe('an instruction', () => {
  it.each(INSTRUCTION_STATES)('lets who may speak say what there is to say while it is %s', (state) => {
    const { agency, lead } = TABLE[state];
    expect(sayable(state, AGENCY)).toEqual(agency);
    expect(sayable(state, LEAD)).toEqual(lead);
    expect(sayable(state, BOTH)).toEqual([...agency, ...lead]);
    expect(sayable(state, NOBODY)).toEqual([]);
  });

  it('waits for whoever can bring it on, and for nobody once it is closed', () => {
    for (const state of INSTRUCTION_STATES) {
      const waits = waitsFor(state);
      if (waits === 'lead') expect(sayable(state, LEAD)).not.toEqual([]);
      if (waits === 'agency') expect(sayable(state, AGENCY)).not.toEqual([]);
      if (waits === null) expect(sayable(state, BOTH)).toEqual([]);
    }
  });

  it('can be closed from every state that is open, by an answer and a lead who takes it', () => {
    for (const state of INSTRUCTION_STATES.filter((each) => waitsFor(each) !== null)) {
      const answered = sayable(state, AGENCY).includes('answered') ? 'answered' : state;
      expect(sayable(answered, LEAD)).toContain('accepted');
    }
  });

  it('asks for words with everything but taking an answer', () => {
    expect(SAID_KINDS.filter((kind) => !needsWords(kind))).toEqual(['accepted']);
  });
});

describe('where an instruction is seen', () => {
  const measureId = 'm' as MeasureId;
  const measureCard = { id: 'a' as CardId, kind: 'measure', measureId } as const;
  const taskCard = { id: 'b' as CardId, kind: 'task', measureId } as const;

  it("is on the measure's own card and not on its tasks", () => {
    const onMeasure = { measureId, cardId: null };
    expect([measureCard, taskCard].map((card) => isOn(onMeasure, card))).toEqual([true, false]);
  });

  it('is on a task alone where it names one', () => {
    const onTask = { measureId, cardId: taskCard.id };
    expect([measureCard, taskCard].map((card) => isOn(onTask, card))).toEqual([false, true]);
  });

  it('is on no card where it is on the plan as a whole, not even on a task without a measure', () => {
    const onPlan = { measureId: null, cardId: null };
    const free = { id: 'c' as CardId, kind: 'task', measureId: null } as const;
    expect([measureCard, taskCard, free].map((card) => isOn(onPlan, card))).toEqual([false, false, false]);
  });
});
