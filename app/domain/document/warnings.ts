import type { Span } from '../plan.ts';

/**
 * Everything the reader may have to leave to a person, by a code that never changes. The value says when it is given;
 * the sentence a person reads is the warning's own `message`.
 */
export const WARNING_CODES = {
  'no-measures': 'The text has no numbered measure at all.',
  'no-title': 'No title was found before the first heading.',
  'heading-lost': 'A heading has no title, or is an empty pair of brackets whose number its neighbours settle.',
  'number-uncertain': 'A lost number that the neighbours do not settle; the likeliest is used.',
  'number-out-of-sequence': 'A number does not follow the one before it.',
  'passage-count-mismatch': 'A measure has more or fewer passages than clauses; none of them was paired.',
  'layout-unclear': 'Clauses stand right below their heading, and the text fits better after them than before.',
  'layout-mixed': 'A measure in the displaced layout right behind one in the running layout.',
  'passage-missing': 'A clause stands below a heading without any text; the title is taken as the passage.',
  'passage-without-clause': 'Text of a measure that no clause closes.',
  'passage-spans-paragraphs': 'Among several clauses, one closes more than one paragraph.',
  'measure-without-clause': 'A measure that names nobody who answers for it.',
  'section-read-as-measure': 'A section without measures has clauses of its own and was read as one measure.',
  'clause-outside-measure': 'A clause that belongs to no measure.',
  'clause-after-signature': 'A clause behind the date the document closes with, e.g. in an annex.',
  'clause-not-understood': 'Brackets that look like a clause, but name nobody who can be told apart.',
  'clause-partly-understood': 'Some words of a clause are neither agencies nor a role.',
  'unknown-agency': 'A name that is in no list and does not end like the name of a body.',
  'undefined-name': 'A short name such as 三省人民政府 that the text nowhere explains.',
  'definition-unclear': 'A definition (以下称…) of which it is not certain whom it stands for.',
  'deadline-without-year': 'A time limit whose year the text does not settle.',
  'deadline-recurring': 'A limit that returns every year.',
  'deadline-not-understood': 'A limit that hangs on an event: 2017年春节前.',
  'deadline-duration': 'A limit counted from an unnamed day (三年内).',
  'deadline-ambiguous': 'A limit such as 2017年6月前, which may include or exclude the month; its end was taken.',
  'deadline-invalid': 'A date that is not in the calendar.',
  'deadline-past': 'A limit before the date of the document; it is taken for a mention.',
  'correction-other-document': 'A correction for another document.',
  'correction-unmatched': 'A correction for a measure that is not there, or there more than once.',
  'correction-replaces-title': 'A correction changed a title that the source does have.',
} as const;

export type WarningCode = keyof typeof WARNING_CODES;

export interface Warning {
  readonly code: WarningCode;
  /** A sentence in Chinese for the person who checks the reading. */
  readonly message: string;
  readonly span: Span;
}
