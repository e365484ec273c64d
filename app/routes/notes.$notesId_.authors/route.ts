import { answering } from '../../json-answers.server.ts';

export const loader = answering(({ context, params: { notesId = '' } }) => {
  return context.services.notes.authors(context.actor, notesId);
});
