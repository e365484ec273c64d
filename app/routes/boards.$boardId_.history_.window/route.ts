import { DubanError } from '../../domain/errors.ts';
import { answering } from '../../json-answers.server.ts';

/** A board's past about a moment: `at` in milliseconds since 1970. */
export const loader = answering(({ request, context, params: { boardId = '' } }) => {
  const at = Number(new URL(request.url).searchParams.get('at') ?? Number.NaN);
  if (!Number.isSafeInteger(at)) throw new DubanError('bad-input', 'at is a moment in milliseconds');
  return context.services.history.window(context.actor, boardId, at);
});
