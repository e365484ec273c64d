import { z } from 'zod';
import { type IsoDate, isIsoDate } from '../../domain/dates.ts';
import { DubanError } from '../../domain/errors.ts';
import { type AgencyId, type CardId, type DecisionId, isId, type MeasureId } from '../../domain/ids.ts';
import { REVIEW_LIMITS } from '../../domain/plan-state.ts';
import { answering } from '../../json-answers.server.ts';
import { readJson } from '../../read-body.server.ts';

/** Bytes of a request: a decision of the longest kind in Chinese, escaped as JSON, for a thousand agencies. */
const MAX_BYTES = 8 * REVIEW_LIMITS.decision + 65_536;

const schema = z.object({
  id: z.custom<DecisionId>(isId),
  text: z.string(),
  agencyIds: z.array(z.custom<AgencyId>(isId)),
  person: z.string(),
  dueOn: z.custom<IsoDate>(isIsoDate).nullable(),
  measureId: z.custom<MeasureId>(isId).nullable(),
  cardId: z.custom<CardId>(isId).nullable(),
});

/** What a meeting and those before it have decided, as it stands. */
export const loader = answering(({ context: { services, actor }, params: { reviewId = '' } }) =>
  services.decisions.upTo(actor, reviewId),
);

/** Keeps a decision of a meeting, said once or again. */
export const action = answering(async ({ request, context: { services, actor }, params: { reviewId = '' } }) => {
  const result = schema.safeParse(await readJson(request, MAX_BYTES));
  if (!result.success) throw new DubanError('bad-input', 'Not a decision');
  return services.decisions.decide(actor, reviewId, result.data);
});
