import { ask } from '../ask-server.ts';
import type { AgendaEdits } from '../domain/agenda.ts';
import type { Decision, NewDecision } from './services.ts';

/** Keeps a decision. With the same id it may be asked again. @throws AskFailure */
export function postDecision(reviewId: string, decision: NewDecision): Promise<Decision> {
  return ask(`/reviews/${reviewId}/decisions`, decision);
}

/** Keeps what was changed of an agenda by hand; null for nothing. @throws AskFailure */
export function postAgenda(reviewId: string, edits: AgendaEdits | null): Promise<{ readonly kept: true }> {
  return ask(`/reviews/${reviewId}/agenda`, { edits });
}
