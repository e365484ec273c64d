import { z } from 'zod';
import { readForm as readSent } from '../../read-form.server.ts';
import { RULE_LIMITS } from '../../snapshots/rule.ts';
import { MONTH_DAYS, RULE_KINDS, type RuleForm, WEEKDAYS } from '../../snapshots/rule-form.ts';

const schema = z.object({
  kind: z.enum(RULE_KINDS),
  weekday: z.enum(WEEKDAYS),
  monthDay: z.enum(MONTH_DAYS),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  rule: z.string().max(RULE_LIMITS.rule),
  timeZone: z.string().max(RULE_LIMITS.timeZone),
});

/** What was filled in; null for what the form does not send. */
export async function readForm(request: Request): Promise<RuleForm | null> {
  const sent = schema.safeParse(Object.fromEntries(await readSent(request)));
  return sent.success ? sent.data : null;
}
