import { answering } from '../../json-answers.server.ts';

/** Carries nothing, so that `navigator.sendBeacon` can say it of a page that is closed. */
export const action = answering(({ context, params: { notesId = '' } }) => {
  return context.services.notes.markSeen(context.actor, notesId);
});
