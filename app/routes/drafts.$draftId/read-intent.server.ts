import { z } from 'zod';
import { type IsoDate, isIsoDate } from '../../domain/dates.ts';
import { CORRECTION_LIMITS, type ReadingCorrection } from '../../domain/document/index.ts';
import { DubanError } from '../../domain/errors.ts';
import { AGENCY_KINDS, ROLES } from '../../domain/plan.ts';
import { DRAFT_LIMITS } from '../../drafts/limits.ts';
import { readForm } from '../../read-form.server.ts';

const place = z.coerce.number().int().min(0).max(DRAFT_LIMITS.characters);
const revision = z.coerce.number().int().min(1);
const day = z.custom<IsoDate>(isIsoDate);
const role = z.enum(ROLES);
const yes = z.enum(['true', 'false']).transform((said) => said === 'true');
/** Longer than it may be, so that the domain says so; not without end. */
const words = (limit: number) => z.string().max(limit * 4 + 1_000);
const title = words(CORRECTION_LIMITS.title);
const agency = words(CORRECTION_LIMITS.agency);
/** A form sends nothing for what there was not. */
const seen = title.optional().transform((from) => from ?? null);
/** A measure, or a measure and one of its commitments: `120` or `120.305`. */
const target = z.string().regex(/^\d{1,7}(\.\d{1,7})?$/);

const correction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plan-title'), from: seen, to: title }),
  z.object({ kind: z.literal('doc-number'), from: seen, to: title.transform((to) => (to.trim() === '' ? null : to)) }),
  z.object({ kind: z.literal('measure-title'), measure: place, from: seen, to: title }),
  z.object({ kind: z.literal('agency-add'), commitment: place, agency, role }),
  z.object({ kind: z.literal('agency-remove'), commitment: place, agency, role }),
  z.object({ kind: z.literal('agency-role'), commitment: place, agency, from: role, to: role }),
  z.object({ kind: z.literal('agency-rename'), from: agency, to: agency }),
  z.object({ kind: z.literal('agency-kind'), agency, to: z.enum(AGENCY_KINDS) }),
  z.object({ kind: z.literal('deadline-add'), commitment: place, on: day, phrase: words(CORRECTION_LIMITS.phrase) }),
  z.object({ kind: z.literal('deadline-change'), commitment: place, at: place, from: day, to: day }),
  z.object({ kind: z.literal('deadline-remove'), commitment: place, at: place, on: day }),
  z.object({ kind: z.literal('open-ended'), commitment: place, to: yes }),
  z.object({ kind: z.literal('split'), commitment: place, at: place }),
  z.object({ kind: z.literal('join'), commitment: place }),
  z.object({ kind: z.literal('aside'), at: place, to: yes }),
  z.object({ kind: z.literal('take'), at: place, target }).transform(({ target: to, ...rest }) => {
    const [measure = '', own] = to.split('.');
    return { ...rest, measure: Number(measure), commitment: own === undefined ? null : Number(own) };
  }),
  z.object({ kind: z.literal('review'), warning: z.string().max(100), to: yes }),
]);

const step = z.object({ intent: z.enum(['undo', 'redo']), revision });
const throwAway = z.object({ intent: z.literal('throw-away') });

/** What somebody wants of a draft. */
export type DraftIntent =
  | { readonly intent: 'correct'; readonly correction: ReadingCorrection }
  | { readonly intent: 'undo' | 'redo'; readonly revision: number }
  | { readonly intent: 'throw-away' };

/**
 * Reads what a form of the draft's page sends.
 *
 * @throws DubanError `bad-input`
 */
export async function readIntent(request: Request): Promise<DraftIntent> {
  const fields = Object.fromEntries(await readForm(request));
  if (!('intent' in fields)) {
    const sent = correction.safeParse(fields);
    if (sent.success) return { intent: 'correct', correction: sent.data };
  } else {
    const sent = z.union([step, throwAway]).safeParse(fields);
    if (sent.success) return sent.data;
  }
  throw new DubanError('bad-input', 'Not what a form of ours sends of a draft');
}
