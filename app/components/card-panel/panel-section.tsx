import { type ReactNode, useId } from 'react';

/** A part of an open card under a heading of its own. */
export function PanelSection({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 border-t border-line px-4 py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 id={id} className="font-semibold">
          {title}
        </h3>
        {aside && <p className="text-sm text-ink-soft">{aside}</p>}
      </div>
      {children}
    </section>
  );
}
