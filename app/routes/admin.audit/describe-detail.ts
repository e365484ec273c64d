import type { TFunction } from 'i18next';
import type { AuditEntry } from '../../domain/audit.ts';
import { PERSON_ROLES } from '../../domain/policy.ts';

/** The details of a line in words, those that say nothing left out; what has no word stands as it was written down. */
export function describeDetail(detail: AuditEntry['detail'], t: TFunction<['people', 'common']>): string {
  const word = (value: string) => {
    const role = PERSON_ROLES.find((one) => one === value);
    return role ? t(`common:personRole.${role}`) : value;
  };
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => {
      const name = t(`people:audit.detail.${key}` as 'people:audit.detail.roles', { defaultValue: key });
      if (value === true) return name;
      return `${name}: ${Array.isArray(value) ? value.map(word).join(t('common:listSeparator')) : value}`;
    })
    .join(' · ');
}
