import { z } from 'zod';
import { DubanError } from '../../domain/errors.ts';
import { answering } from '../../json-answers.server.ts';
import { COMMENT_LIMITS } from '../../notes/services.ts';
import { readJson } from '../../read-body.server.ts';

/** Bytes of a request: a line of the longest kind in Chinese, escaped as JSON, and its key. */
const MAX_BYTES = 8 * COMMENT_LIMITS.line + 1_024;

const schema = z.object({ text: z.string(), key: z.string() });

/** Appends a line to some notes; answers when it is in the database. */
export const action = answering(async ({ request, context: { services, actor }, params: { notesId = '' } }) => {
  const line = schema.safeParse(await readJson(request, MAX_BYTES));
  if (!line.success) throw new DubanError('bad-input', 'Not a line');
  await services.notes.addLine(actor, notesId, line.data);
});
