import type { IsoDate } from '../dates.ts';
import type { Role, Span } from '../plan.ts';
import { agencyKind } from './agency-names.ts';
import { findDeadlines } from './deadlines.ts';
import { DefinedNames } from './definitions.ts';
import { type DraftCommitment, hull } from './draft.ts';
import type { FoundClause } from './find-clauses.ts';
import { paragraphsOf } from './paragraphs.ts';
import { proseDefinitions } from './prose-definitions.ts';
import type { ReadAgency, ReadCommitment, ReadResponsibility } from './reading.ts';
import type { Report } from './report.ts';
import { resolveAgencies } from './resolve-agencies.ts';

/** Turns drafts into commitments: names into agencies, phrases into dates. */
export class CommitmentReader {
  readonly #source: string;
  readonly #folded: string;
  readonly #datedFrom: IsoDate | null;
  readonly #report: Report;
  readonly #defined = new DefinedNames();
  readonly #agencies = new Map<string, ReadAgency>();
  /** Names a person was already told of: once is enough. */
  readonly #told = new Set<string>();

  /** @param datedFrom the document's date, before which nothing can be a time limit; null where it is not known */
  constructor(source: string, folded: string, datedFrom: IsoDate | null, report: Report) {
    this.#source = source;
    this.#folded = folded;
    this.#datedFrom = datedFrom;
    this.#report = report;
  }

  /** Each agency once, in the order of the clauses that were read. */
  get agencies(): ReadAgency[] {
    return [...this.#agencies.values()];
  }

  /** Learns every short name before any clause is read, since a displaced paragraph may define what an earlier one uses. */
  learnNames(clauses: readonly FoundClause[]): void {
    const inClauses = clauses.flatMap(({ clause, span }) =>
      clause.parts
        .filter((part) => part.items.some((item) => item.kind === 'definition'))
        .map((part) => ({ at: span.start, items: part.items })),
    );
    const lists = [...inClauses, ...proseDefinitions(this.#folded, clauses)];
    for (const { at, items } of lists.sort((a, b) => a.at - b.at)) {
      for (const { alias, agencies } of resolveAgencies(items, at, this.#defined).definitions) {
        if (agencies !== null) this.#defined.add(alias, at, agencies);
        else this.#report('definition-unclear', { start: at, end: at }, `“${alias}”所指的单位无法确定，请人工核对。`);
      }
    }
  }

  read(draft: DraftCommitment, ordinal: number): ReadCommitment {
    const clauseSpan = hull(draft.clauses.map(({ span }) => span));
    const passageSpan = draft.passage ?? { start: clauseSpan.start, end: clauseSpan.start };
    return {
      ordinal,
      text: paragraphsOf(this.#source, passageSpan, '\n'),
      clause: draft.clauses.map(({ inner }) => paragraphsOf(this.#source, inner, '')).join('；'),
      openEnded: draft.clauses.some(({ clause }) => clause.parts.some((part) => part.openEnded)),
      responsibilities: this.#responsibilities(draft),
      deadlines: this.#deadlines(draft, passageSpan),
      passageSpan,
      clauseSpan,
    };
  }

  #deadlines(draft: DraftCommitment, passage: Span) {
    const spans = draft.inline ? [passage] : [passage, ...draft.clauses.map(({ inner }) => inner)];
    return findDeadlines({
      source: this.#source,
      folded: this.#folded,
      spans,
      datedFrom: this.#datedFrom,
      report: this.#report,
    });
  }

  #responsibilities({ clauses }: DraftCommitment): ReadResponsibility[] {
    const held = new Map<string, ReadResponsibility>();
    for (const { clause, span } of clauses) {
      let first = clause.firstLeads;
      for (const part of clause.parts) {
        const resolved = resolveAgencies(part.items, span.start, this.#defined);
        for (const name of resolved.unknown) this.#tell('unknown-agency', name, span);
        for (const name of resolved.undefinedNames) this.#tell('undefined-name', name, span);
        for (const agency of resolved.agencies) {
          const role: Role = first ? 'lead' : part.role;
          first = false;
          held.set(`${role} ${agency}`, { agency, role });
          if (!this.#agencies.has(agency)) this.#agencies.set(agency, { name: agency, kind: agencyKind(agency) });
        }
      }
      if (clause.leftOver !== '') {
        this.#report('clause-partly-understood', span, `责任分工中的“${clause.leftOver}”未能识别，请人工核对。`);
      }
    }
    return [...held.values()];
  }

  #tell(code: 'unknown-agency' | 'undefined-name', name: string, span: Span): void {
    if (this.#told.has(name)) return;
    this.#told.add(name);
    const message =
      code === 'unknown-agency'
        ? `“${name}”不像已知的单位名称，请人工核对。`
        : `文中没有说明“${name}”具体指哪些单位，暂作为一个集合处理。`;
    this.#report(code, span, message);
  }
}
