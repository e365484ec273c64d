import { answering, answerJson } from '../../resource-answers.server.ts';

/** The versions of some notes, the newest first. */
export const loader = answering(async ({ context, params }) =>
  answerJson(await context.services.notes.versions.list(context.actor, params.notesId ?? '')),
);

/** Keeps what the notes say now as a version; answers when it is in the database. */
export const action = answering(async ({ context, params }) => {
  await context.services.notes.versions.keep(context.actor, params.notesId ?? '');
  return answerJson(null);
});
