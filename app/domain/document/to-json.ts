import type { IsoDate } from '../dates.ts';
import type { AgencyKind, Role, Span } from '../plan.ts';
import type { Reading } from './reading.ts';
import type { WarningCode } from './warnings.ts';

/** What `npm run import -- FILE --dry-run --json` prints; other programs read it, so its shape is a contract. */
export interface ReadingJson {
  readonly title: string | null;
  readonly docNumber: string | null;
  readonly sections: readonly { readonly number: string; readonly title: string }[];
  readonly measures: readonly MeasureJson[];
  readonly agencies: readonly { readonly name: string; readonly kind: AgencyKind }[];
  readonly warnings: readonly { readonly code: WarningCode; readonly message: string; readonly span: Span }[];
  readonly unread: readonly { readonly text: string; readonly span: Span }[];
}

export interface MeasureJson {
  readonly number: string;
  readonly title: string | null;
  readonly section: string | null;
  readonly commitments: readonly CommitmentJson[];
}

export interface CommitmentJson {
  readonly ordinal: number;
  readonly text: string;
  readonly clause: string;
  readonly openEnded: boolean;
  readonly responsibilities: readonly { readonly agency: string; readonly role: Role }[];
  readonly deadlines: readonly { readonly on: IsoDate; readonly phrase: string }[];
}

/** The printable part of a reading, key by key, so that nothing else slips into the contract. */
export function toJson(reading: Reading): ReadingJson {
  return {
    title: reading.title,
    docNumber: reading.docNumber,
    sections: reading.sections.map(({ number, title }) => ({ number, title })),
    measures: reading.measures.map(({ number, title, section, commitments }) => ({
      number,
      title,
      section,
      commitments: commitments.map(({ ordinal, text, clause, openEnded, responsibilities, deadlines }) => ({
        ordinal,
        text,
        clause,
        openEnded,
        responsibilities: responsibilities.map(({ agency, role }) => ({ agency, role })),
        deadlines: deadlines.map(({ on, phrase }) => ({ on, phrase })),
      })),
    })),
    agencies: reading.agencies.map(({ name, kind }) => ({ name, kind })),
    warnings: reading.warnings.map(({ code, message, span }) => ({ code, message, span })),
    unread: reading.unread.map(({ text, span }) => ({ text, span })),
  };
}
