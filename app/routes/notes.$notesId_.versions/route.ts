import { answering, answerJson } from '../../resource-answers.server.ts';

/** The versions of some notes, the newest first. */
export const loader = answering(async ({ context, params }) =>
  answerJson(await context.services.notes.versions.list(context.actor, params.notesId ?? '')),
);
