import { z } from 'zod';
import { type IsoDate, isIsoDate } from '../../domain/dates.ts';
import { DubanError } from '../../domain/errors.ts';
import { REVIEW_LIMITS } from '../../domain/plan-state.ts';
import { answering } from '../../json-answers.server.ts';
import { readJson } from '../../read-body.server.ts';

/** Bytes of a request: a note of the longest kind in Chinese, escaped as JSON, and what is around it. */
const MAX_BYTES = 8 * REVIEW_LIMITS.reason + 1_024;

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('call'), note: z.string(), dueOn: z.custom<IsoDate>(isIsoDate).nullable() }),
  z.object({ intent: z.literal('end') }),
]);

export const loader = answering(({ context, params: { planId = '' } }) => {
  return context.services.confirmation.read(context.actor, planId);
});

/** Calls the agencies of a plan to confirm their boards, or ends that; answers when it is in the database. */
export const action = answering(async ({ request, context: { services, actor }, params: { planId = '' } }) => {
  const wish = schema.safeParse(await readJson(request, MAX_BYTES));
  if (!wish.success) throw new DubanError('bad-input', 'Not what a page of ours asks of a plan');
  if (wish.data.intent === 'end') return services.confirmation.end(actor, planId);
  return services.confirmation.call(actor, planId, wish.data);
});
