import { answering } from '../../json-answers.server.ts';

/** Carries nothing, so that a page that is closed can still say it. */
export const action = answering(({ context, params: { notesId = '' } }) => {
  return context.services.notes.markSeen(context.actor, notesId);
});
