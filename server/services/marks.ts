import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Services } from '#app/services.ts';
import { callForConfirmation, endCall } from './confirmation/call.ts';
import { confirm } from './confirmation/confirm.ts';
import { readPlanConfirmation } from './confirmation/read.ts';
import { answer } from './decisions/answer.ts';
import { judge } from './decisions/judge.ts';
import { listWaiting } from './decisions/list-waiting.ts';
import type { MarksChange, TellMarks } from './marks-changed.ts';
import { liftSupervision } from './supervision/lift.ts';
import { setSupervision } from './supervision/set.ts';

/** What leads put on live boards, and what agencies say to it. */
export type MarkServices = Pick<Services, 'supervision' | 'confirmation'> & {
  readonly decisions: Pick<Services['decisions'], 'answer' | 'judge' | 'waiting'>;
};

/** @param tell called after every commit that changed something */
export function createMarkServices(db: Knex, now: () => EpochMs, tell: TellMarks): MarkServices {
  /** The change is in the database when `done` resolves: from then on everybody may ask for it. */
  const telling = async (done: Promise<MarksChange | null>): Promise<void> => {
    const change = await done;
    if (change) tell(change);
  };
  return {
    supervision: {
      set: (actor, boardId, cardId, wish) => telling(setSupervision(db, actor, boardId, cardId, wish, now())),
      lift: (actor, boardId, cardId) => telling(liftSupervision(db, actor, boardId, cardId, now())),
    },
    confirmation: {
      read: (actor, planId) => readPlanConfirmation(db, actor, planId),
      call: (actor, planId, wish) => telling(callForConfirmation(db, actor, planId, wish, now())),
      end: (actor, planId) => telling(endCall(db, actor, planId, now())),
      confirm: (actor, boardId, confirmed) => telling(confirm(db, actor, boardId, confirmed, now())),
    },
    decisions: {
      answer: (actor, decisionId, given) => telling(answer(db, actor, decisionId, given, now())),
      judge: (actor, decisionId, given) => telling(judge(db, actor, decisionId, given, now())),
      waiting: (actor) => listWaiting(db, actor),
    },
  };
}
