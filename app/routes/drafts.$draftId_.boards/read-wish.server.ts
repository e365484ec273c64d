import { z } from 'zod';
import { DubanError } from '../../domain/errors.ts';
import { isId } from '../../domain/ids.ts';
import { readForm } from '../../read-form.server.ts';
import { AS_NEW, CHOICE } from './choice.ts';

const revision = z.coerce.number().int().min(1);

const wish = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('make'), revision }),
  z.object({ intent: z.literal('correct'), revision, planRevision: revision }),
  z.object({ intent: z.literal('choose'), revision }),
]);

/** What is to be chosen of one measure: nothing while nobody has. */
const choice = z.union([z.literal(''), z.literal(AS_NEW), z.custom<string>(isId)]);

export type Wish =
  | Exclude<z.infer<typeof wish>, { intent: 'choose' }>
  | { readonly intent: 'choose'; readonly revision: number; readonly choices: Record<string, string | null> };

/** @throws DubanError `bad-input` for what is no form of this page */
export async function readWish(request: Request): Promise<Wish> {
  const fields = Object.fromEntries(await readForm(request));
  const sent = wish.safeParse({ intent: 'make', ...fields });
  if (!sent.success) throw new DubanError('bad-input', 'Not a form of ours that makes boards');
  if (sent.data.intent !== 'choose') return sent.data;
  const choices: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!name.startsWith(CHOICE)) continue;
    const chosen = choice.safeParse(value);
    const key = name.slice(CHOICE.length);
    if (!chosen.success || !/^m\d{1,9}$/.test(key)) throw new DubanError('bad-input', 'Not a choice of ours');
    if (chosen.data !== '') choices[key] = chosen.data === AS_NEW ? null : chosen.data;
  }
  return { ...sent.data, choices };
}
