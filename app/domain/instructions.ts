import type { Card } from './board.ts';
import type { EpochMs } from './dates.ts';
import type { Instruction, InstructionState } from './plan-state.ts';

/** What can be said of an instruction: the first two by its agency, the last two by a lead. */
export const SAID_KINDS = ['answered', 'not-yet', 'accepted', 'returned'] as const;
export type SaidKind = (typeof SAID_KINDS)[number];

/** What was said of an instruction. */
export interface Said {
  readonly at: EpochMs;
  /** Who said it, by name. */
  readonly by: string;
  readonly kind: SaidKind;
  readonly text: string;
}

/** An instruction with all that was said of it, oldest first. */
export type LoggedInstruction = Instruction & { readonly log: readonly Said[] };

/** What somebody is to an instruction. */
export interface Standing {
  /** A member of the agency that has it before it. */
  readonly answers: boolean;
  /** A lead. */
  readonly judges: boolean;
}

/**
 * What somebody may say of an instruction as it stands. An agency answers until a lead has closed it, so that it may put right
 * what it said; a lead judges an answer, and nothing else.
 */
export function sayable(state: InstructionState, { answers, judges }: Standing): SaidKind[] {
  switch (state) {
    case 'open':
    case 'not-yet':
    case 'returned':
      return answers ? ['answered', 'not-yet'] : [];
    case 'answered':
      return [
        ...(answers ? (['answered', 'not-yet'] as const) : []),
        ...(judges ? (['accepted', 'returned'] as const) : []),
      ];
    case 'accepted':
    case 'withdrawn':
      return [];
  }
}

/** Taking an answer needs no words; everything else says why. */
export function needsWords(kind: SaidKind): boolean {
  return kind !== 'accepted';
}

/** Whose move it is; null for nobody's, where a lead has closed it. */
export function waitsFor(state: InstructionState): 'agency' | 'lead' | null {
  switch (state) {
    case 'open':
    case 'not-yet':
    case 'returned':
      return 'agency';
    case 'answered':
      return 'lead';
    case 'accepted':
    case 'withdrawn':
      return null;
  }
}

/** Whether an instruction is on a card of its agency's: on that task, or on the measure's own card. */
export function isOn(
  { measureId, cardId }: Pick<Instruction, 'measureId' | 'cardId'>,
  card: Pick<Card, 'id' | 'kind' | 'measureId'>,
): boolean {
  if (cardId !== null) return cardId === card.id;
  return measureId !== null && card.kind === 'measure' && card.measureId === measureId;
}
