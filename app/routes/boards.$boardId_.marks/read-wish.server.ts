import { z } from 'zod';
import { type IsoDate, isIsoDate } from '../../domain/dates.ts';
import { DubanError } from '../../domain/errors.ts';
import { isId } from '../../domain/ids.ts';
import { REVIEW_LIMITS } from '../../domain/plan-state.ts';
import { readJson } from '../../read-body.server.ts';

/** Bytes of a request: a reason of the longest kind in Chinese, escaped as JSON, and what is around it. */
const MAX_BYTES = 8 * REVIEW_LIMITS.reason + 1_024;

const cardId = z.custom<string>(isId);

const schema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('flag'),
    cardId,
    reason: z.string(),
    until: z.custom<IsoDate>(isIsoDate).nullable(),
  }),
  z.object({ intent: z.literal('lift'), cardId }),
  z.object({ intent: z.literal('confirm'), confirmed: z.boolean() }),
]);

/** What is asked to be put on a board, or taken off it. */
export type MarksWish = z.infer<typeof schema>;

/** @throws DubanError `bad-input`, `too-large` */
export async function readWish(request: Request): Promise<MarksWish> {
  const result = schema.safeParse(await readJson(request, MAX_BYTES));
  if (!result.success) throw new DubanError('bad-input', 'Not what a page of ours asks of a board');
  return result.data;
}
