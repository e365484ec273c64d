import { TriangleAlert } from 'lucide-react';

/** Something to look at before what is asked for is done. */
export function Notice({ children }: { children: string }) {
  return (
    <p className="flex items-start gap-2 rounded-lg bg-behind-soft px-4 py-3 text-sm text-behind">
      <TriangleAlert aria-hidden="true" size={18} className="mt-0.5 shrink-0" />
      {children}
    </p>
  );
}
