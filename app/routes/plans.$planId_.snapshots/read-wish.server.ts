import { z } from 'zod';
import { DubanError } from '../../domain/errors.ts';
import { isId } from '../../domain/ids.ts';
import { readForm } from '../../read-form.server.ts';

const schema = z.object({ title: z.string(), attempt: z.custom<string>(isId) });

/** The title of a snapshot to take, and the mark of the form it was written in. */
export type Wish = z.infer<typeof schema>;

/**
 * Reads the form that takes a snapshot. How long a title may be is the service's to say.
 *
 * @throws DubanError `bad-input`
 */
export async function readWish(request: Request): Promise<Wish> {
  const result = schema.safeParse(Object.fromEntries(await readForm(request)));
  if (!result.success) throw new DubanError('bad-input', 'Not the form of ours that takes a snapshot');
  return result.data;
}
