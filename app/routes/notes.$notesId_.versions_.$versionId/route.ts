import { answering } from '../../json-answers.server.ts';

/** One version of some notes, with its text. */
export const loader = answering(({ context, params }) => {
  const { notesId = '', versionId = '' } = params;
  return context.services.notes.versions.read(context.actor, notesId, versionId);
});
