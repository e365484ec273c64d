import type { TFunction } from 'i18next';
import { rewordGrant } from '../../accounts/grant-label.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import { AGENCY_KINDS } from '../../domain/plan.ts';
import { PERSON_ROLES } from '../../domain/policy.ts';

type Texts = TFunction<['people', 'common']>;
type Value = AuditEntry['detail'][string];

/** For whoever goes through the file: people are told names. */
const IDS = ['fromId', 'person'];
/** What holds a code that has words of its own. */
const CODED = ['change', 'by', 'reason', 'what', 'refusal'];

/** The details of a line in words, those that say nothing left out; what has no word stands as it was written down. */
export function describeDetail(detail: AuditEntry['detail'], t: Texts): string {
  return Object.entries(detail)
    .filter(([key, value]) => !IDS.includes(key) && saysSomething(value))
    .map(([key, value]) => {
      const name = t(`people:audit.detail.${key}` as 'people:audit.detail.roles', { defaultValue: key });
      return value === true ? name : `${name}: ${wordsFor(key, value, t)}`;
    })
    .join(' · ');
}

function saysSomething(value: Value): boolean {
  return value !== null && value !== false && value !== '' && !(Array.isArray(value) && !value.some(Boolean));
}

function wordsFor(key: string, value: Value, t: Texts): string {
  const one = (said: string) => wordFor(key, said, t);
  if (!Array.isArray(value)) return one(String(value));
  return value
    .filter(Boolean)
    .map((said) => rewordGrant(said, one))
    .join(t('common:listSeparator'));
}

/** What of a value is a code, in words: by itself, or in what it stands under. */
function wordFor(key: string, said: string, t: Texts): string {
  const role = PERSON_ROLES.find((each) => each === said);
  if (role) return t(`common:personRole.${role}`);
  if (key === 'category') return t(`common:category.${said as 'todo'}`);
  // What an agency was, and is: its name, its short name, its kind.
  const kind = key === 'from' || key === 'to' ? AGENCY_KINDS.find((each) => each === said) : undefined;
  if (kind) return t(`common:agencyKind.${kind}`);
  if (!CODED.includes(key)) return said;
  return t(`people:audit.value.${key}.${said}` as 'people:audit.value.change.archived', { defaultValue: said });
}
