import { nanoid } from 'nanoid';
import { z } from 'zod';
import { STAGE_CATEGORIES } from '../../domain/board.ts';
import { DubanError } from '../../domain/errors.ts';
import { isId, type StageId } from '../../domain/ids.ts';
import type { StageEdit } from '../../domain/stage-edits.ts';
import { readForm } from '../../read-form.server.ts';

const id = z.custom<StageId>(isId);
const named = { zh: z.string(), en: z.string() };

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['archive', 'restore']) }),
  z.object({ intent: z.literal('change'), id, ...named, limit: z.string().max(10) }),
  z.object({ intent: z.literal('shift'), id, by: z.enum(['-1', '1']) }),
  z.object({ intent: z.literal('add'), category: z.enum(STAGE_CATEGORIES), ...named }),
  z.object({ intent: z.literal('retire'), id, into: z.string().max(40) }),
]);

/** What was filled in, as it was: for the page that says why it could not be done. */
export type PlanWish = z.infer<typeof schema>;

/**
 * Reads what is asked of a plan. Whether its stages may be so is the domain's to say.
 *
 * @returns `edit` null for what is not asked of its stages
 * @throws DubanError `bad-input` for what no form of ours sends
 */
export async function readWish(
  request: Request,
): Promise<{ readonly wish: PlanWish; readonly edit: StageEdit | null }> {
  const result = schema.safeParse(Object.fromEntries(await readForm(request)));
  if (!result.success) throw new DubanError('bad-input', 'Not what a page of ours asks of stages');
  return { wish: result.data, edit: toEdit(result.data) };
}

function toEdit(wish: PlanWish): StageEdit | null {
  switch (wish.intent) {
    case 'archive':
    case 'restore':
      return null;
    case 'change': {
      const limit = wish.limit.trim();
      // What is no number is a limit that the domain refuses.
      return { kind: 'change', id: wish.id, names: namesOf(wish), limit: limit === '' ? null : Number(limit) };
    }
    case 'shift':
      return { kind: 'shift', id: wish.id, by: wish.by === '1' ? 1 : -1 };
    case 'add':
      return { kind: 'add', id: nanoid() as StageId, category: wish.category, names: namesOf(wish) };
    case 'retire':
      return { kind: 'retire', id: wish.id, into: wish.into as StageId };
  }
}

const namesOf = ({ zh, en }: { readonly zh: string; readonly en: string }) => ({ zh: zh.trim(), en: en.trim() });
