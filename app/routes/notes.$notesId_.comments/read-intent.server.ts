import { z } from 'zod';
import { DubanError } from '../../domain/errors.ts';
import { isId, type PersonId } from '../../domain/ids.ts';
import { COMMENT_LIMITS } from '../../notes/services.ts';
import { readJson } from '../../read-body.server.ts';

/** Bytes of a request: a comment of the longest kind in Chinese, escaped as JSON, and what is around it. */
const MAX_BYTES = 8 * COMMENT_LIMITS.text + 8_192;

const id = z.custom<string>(isId);
const comment = {
  id,
  text: z.string(),
  mentions: z.array(z.custom<PersonId>(isId)).max(COMMENT_LIMITS.mentions),
};
const anchor = z.object({ from: z.string(), to: z.string() });

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('start'), thread: z.object({ ...comment, anchor, quote: z.string() }) }),
  z.object({ intent: z.literal('reply'), threadId: id, comment: z.object(comment) }),
  z.object({ intent: z.literal('resolve'), threadId: id, resolved: z.boolean() }),
]);

/** What is asked of the comments of some notes. */
export type CommentsIntent = z.infer<typeof schema>;

/**
 * Reads what a request asks of comments. That their words conform is the service's to say.
 *
 * @throws DubanError `bad-input`, `too-large`
 */
export async function readIntent(request: Request): Promise<CommentsIntent> {
  const result = schema.safeParse(await readJson(request, MAX_BYTES));
  if (!result.success) throw new DubanError('bad-input', 'Not what a page of ours asks of comments');
  return result.data;
}
