import { z } from 'zod';
import { AGENDA_KINDS, type AgendaKey } from '../../domain/agenda.ts';
import { DubanError } from '../../domain/errors.ts';
import { answering } from '../../json-answers.server.ts';
import { readJson } from '../../read-body.server.ts';

/** Bytes of a request: the keys of two thousand items. */
const MAX_BYTES = 131_072;

const keys = z.array(z.string() as unknown as z.ZodType<AgendaKey>);
const schema = z.object({
  edits: z.object({ by: z.enum(AGENDA_KINDS), order: keys, cut: keys }).nullable(),
});

/** Keeps what was changed of a meeting's agenda by hand. That its items are such is the service's to say. */
export const action = answering(async ({ request, context: { services, actor }, params: { reviewId = '' } }) => {
  const result = schema.safeParse(await readJson(request, MAX_BYTES));
  if (!result.success) throw new DubanError('bad-input', 'Not an agenda');
  await services.reviews.setAgenda(actor, reviewId, result.data.edits);
  return { kept: true };
});
