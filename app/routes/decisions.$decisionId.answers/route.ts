import { z } from 'zod';
import { DubanError } from '../../domain/errors.ts';
import { type AgencyId, isId } from '../../domain/ids.ts';
import { SAID_KINDS } from '../../domain/instructions.ts';
import { REVIEW_LIMITS } from '../../domain/plan-state.ts';
import { answering } from '../../json-answers.server.ts';
import { readJson } from '../../read-body.server.ts';

/** Bytes of a request: an answer of the longest kind in Chinese, escaped as JSON, and what is around it. */
const MAX_BYTES = 8 * REVIEW_LIMITS.answer + 1_024;

const schema = z.object({ agencyId: z.custom<AgencyId>(isId), kind: z.enum(SAID_KINDS), text: z.string() });

/** Says something of an instruction, for its agency or as a lead; answers when it is in the database. */
export const action = answering(async ({ request, context: { services, actor }, params: { decisionId = '' } }) => {
  const said = schema.safeParse(await readJson(request, MAX_BYTES));
  if (!said.success) throw new DubanError('bad-input', 'Not what a page of ours says of an instruction');
  const { agencyId, kind, text } = said.data;
  switch (kind) {
    case 'answered':
    case 'not-yet':
      return services.decisions.answer(actor, decisionId, { agencyId, kind, text });
    case 'accepted':
    case 'returned':
      return services.decisions.judge(actor, decisionId, { agencyId, kind, text });
  }
});
