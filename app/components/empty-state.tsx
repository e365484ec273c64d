import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/**
 * What stands where there is nothing to show: what it is about and what to do next.
 *
 * @param level of its heading in the page's outline
 * @param action a link or a button
 */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
  level = 2,
}: {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
  level?: 1 | 2 | 3;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className="mx-auto flex max-w-lg flex-col items-center gap-3 px-4 py-10 text-center">
      <Icon aria-hidden="true" className="size-9 text-ink-soft" strokeWidth={1.5} />
      <Heading className="text-lg font-semibold">{title}</Heading>
      <div className="flex flex-col gap-2 text-pretty text-ink-soft">{children}</div>
      {action && <div className="mt-1 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
