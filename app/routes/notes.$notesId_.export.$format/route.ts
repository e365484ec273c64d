import { DubanError } from '../../domain/errors.ts';
import { answerFile } from '../../file-answers.server.ts';
import { languageOf } from '../../i18n/detect.server.ts';
import { answering } from '../../json-answers.server.ts';
import { isNotesFormat } from '../../notes/services.ts';

/** Some notes as a file. */
export const loader = answering(async ({ context, params, request }) => {
  const { notesId = '', format } = params;
  if (!isNotesFormat(format)) throw new DubanError('not-found', 'There is no such format');
  const options = { language: await languageOf(request), baseUrl: new URL(request.url).origin };
  return answerFile(await context.services.notes.exportAs(context.actor, notesId, format, options));
});
