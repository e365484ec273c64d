import { DubanError } from '../../domain/errors.ts';
import { answering } from '../../json-answers.server.ts';
import { IMAGE_LIMITS } from '../../notes/services.ts';
import { readBody } from '../../read-body.server.ts';

/** Takes the bytes of one image as they are: what they are is read out of them, not out of a header. */
export const action = answering(async ({ request, context, params: { notesId = '' } }) => {
  // Before anything is read: ten megabytes are not held for strangers.
  if (context.actor === null) throw new DubanError('not-signed-in', 'Sign in first');
  const bytes = await readBody(request, IMAGE_LIMITS.bytes);
  return context.services.notes.images.add(context.actor, notesId, bytes);
});
