import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Agency } from '../domain/plan.ts';

/** The language of the documents, and so of the names in them, whatever the interface speaks. */
export const DOCUMENT_LANGUAGE = 'zh-CN';

/** Short names, by the names. */
const ShortNames = createContext<ReadonlyMap<string, string>>(new Map());

/** A page on which some agencies are called by their short names where there is little room. */
export function ShortNamesProvider({ of, children }: { of: readonly Agency[]; children: ReactNode }) {
  const names = useMemo(
    () => new Map(of.flatMap(({ name, shortName }) => (shortName ? [[name, shortName] as const] : []))),
    [of],
  );
  return <ShortNames.Provider value={names}>{children}</ShortNames.Provider>;
}

interface AgencyNameProps {
  readonly name: string;
  /** There is little room: its short name will do, where the page knows of one. The whole is at the pointer, and read aloud. */
  readonly isBrief?: boolean | 'on-phones';
}

/** An agency's name, marked as Chinese: a screen reader speaks it and a font draws it as such on an English page too. */
export function AgencyName({ name, isBrief = false }: AgencyNameProps) {
  const short = useContext(ShortNames).get(name);
  if (!isBrief || short === undefined) return <span lang={DOCUMENT_LANGUAGE}>{name}</span>;
  return (
    <span lang={DOCUMENT_LANGUAGE} title={name} className="relative">
      <span aria-hidden="true" className={isBrief === 'on-phones' ? 'sm:hidden' : undefined}>
        {short}
      </span>
      <span className={isBrief === 'on-phones' ? 'max-sm:sr-only' : 'sr-only'}>{name}</span>
    </span>
  );
}
