import type { ReactNode } from 'react';

/** What went wrong, aloud, beside what was being done. */
export function FailureLine({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="rounded-md bg-overdue-soft px-2.5 py-1.5 text-sm font-medium text-overdue">
      {children}
    </p>
  );
}
