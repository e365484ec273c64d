import { answering, answerJson } from '../../resource-answers.server.ts';

/** One version of some notes, with its text. */
export const loader = answering(async ({ context, params }) => {
  const { notesId = '', versionId = '' } = params;
  return answerJson(await context.services.notes.versions.read(context.actor, notesId, versionId));
});
