import { z } from 'zod';
import { DubanError } from '../../domain/errors.ts';
import { answering } from '../../json-answers.server.ts';
import { readJson } from '../../read-body.server.ts';

/** Bytes of a request: the longest title in Chinese, escaped as JSON, twice over. */
const MAX_BYTES = 2_048;

const schema = z.object({ title: z.string().default('') });

/** The snapshots of a plan, the newest first. */
export const loader = answering(({ context: { services, actor }, params: { planId = '' } }) =>
  services.snapshots.list(actor, planId),
);

/** Takes a snapshot; answers with what a list says of it, when it is in the database. */
export const action = answering(async ({ request, context: { services, actor }, params: { planId = '' } }) => {
  const wish = schema.safeParse(await readJson(request, MAX_BYTES));
  if (!wish.success) throw new DubanError('bad-input', 'Not a snapshot to take');
  return services.snapshots.take(actor, planId, { title: wish.data.title, api: true });
});
