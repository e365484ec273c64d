import type { ReactNode } from 'react';

/** A page at the door: a title, a sentence, and a form no wider than one's eye. */
export function NarrowPage({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-md flex-col gap-5 px-4 py-8 sm:py-14">
      <header className="flex flex-col gap-2">
        <h1 className="text-2xl font-semibold text-balance">{title}</h1>
        {intro && <p className="text-pretty text-ink-soft">{intro}</p>}
      </header>
      <div className="rounded-lg border border-line bg-surface p-5 shadow-card">{children}</div>
    </div>
  );
}
