import { answering } from '../../json-answers.server.ts';

/** The versions of some notes, the newest first. */
export const loader = answering(({ context, params: { notesId = '' } }) => {
  return context.services.notes.versions.list(context.actor, notesId);
});

/** Keeps what the notes say now as a version; answers when it is in the database. */
export const action = answering(({ context, params: { notesId = '' } }) => {
  return context.services.notes.versions.keep(context.actor, notesId);
});
