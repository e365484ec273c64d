import { Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../domain/plan.ts';

/** How an agency answers: the lead stands out by a star and weight, the others by their words. */
export function RoleBadge({ role }: { role: Role }) {
  const { t } = useTranslation();
  const look =
    role === 'lead'
      ? 'border-accent bg-accent-soft font-semibold text-accent'
      : 'border-line bg-transparent font-normal text-ink-soft';
  return (
    <span
      className={`inline-flex items-center gap-1 whitespace-nowrap rounded border px-1.5 text-sm leading-5 ${look}`}
    >
      {role === 'lead' && <Star aria-hidden="true" className="size-3 fill-current" />}
      {t(`role.${role}`)}
    </span>
  );
}
