import { type FailureCode, postJson } from '../../ask-server.ts';
import { tellWaiting } from '../../components/waiting-news.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { CardId } from '../../domain/ids.ts';
import type { LoggedInstruction, SaidKind } from '../../domain/instructions.ts';
import type { BoardContext } from './board-context.ts';

/** What can be done to what leads have put on the board. Each resolves to null once it is in the database and on this page. */
export interface MarkActions {
  flag(cardId: CardId, wish: { reason: string; until: IsoDate | null }, said: string): Promise<FailureCode | null>;
  lift(cardId: CardId, said: string): Promise<FailureCode | null>;
  confirm(confirmed: boolean, said: string): Promise<FailureCode | null>;
  say(instruction: LoggedInstruction, kind: SaidKind, text: string, said: string): Promise<FailureCode | null>;
}

/** Each action's `said` is told when it is done. */
export function markActions({ view, notify, reloadMarks }: BoardContext): MarkActions {
  const post = async (path: string, body: object, said: string) => {
    const failure = await postJson(path, body);
    // Refused for being out of date, the page must show what is.
    if (failure === null || failure === 'outdated') await reloadMarks();
    if (failure === null) {
      notify(said);
      tellWaiting();
    }
    return failure;
  };
  const marks = `/boards/${view.id}/marks`;
  return {
    flag: (cardId, wish, said) => post(marks, { intent: 'flag', cardId, ...wish }, said),
    lift: (cardId, said) => post(marks, { intent: 'lift', cardId }, said),
    confirm: (confirmed, said) => post(marks, { intent: 'confirm', confirmed }, said),
    say: ({ decisionId, agencyId }, kind, text, said) =>
      post(`/decisions/${decisionId}/answers`, { agencyId, kind, text }, said),
  };
}
