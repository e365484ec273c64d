import type { Measure, Section, Span } from '../../domain/plan.ts';
import type { CoverageKind, PlanSource } from '../../services.ts';

/** Which heading stands where, by the offset at which its piece starts. */
export interface Headings {
  readonly sections: ReadonlyMap<number, Section>;
  readonly measures: ReadonlyMap<number, Measure>;
}

/**
 * Finds the headings of sections and measures among the pieces of the text. They come in the order of the document, so
 * that a heading which lost its number is the next one that is still to come.
 */
export function matchHeadings(
  source: Pick<PlanSource, 'text' | 'sections' | 'measures'>,
  pieces: readonly { readonly kind: CoverageKind; readonly span: Span }[],
): Headings {
  const sections = new Map<number, Section>();
  const measures = new Map<number, Measure>();
  const nextSection = inOrder(source.sections);
  const nextMeasure = inOrder(source.measures);
  for (const { kind, span } of pieces) {
    if (kind !== 'heading') continue;
    const { bracketed, number } = readHeading(source.text.slice(span.start, span.end));
    const section = bracketed ? null : nextSection(number);
    if (section !== null) sections.set(span.start, section);
    const measure = section === null ? nextMeasure(number) : nextMeasure(number, readAsMeasure(section));
    if (measure !== null) measures.set(span.start, measure);
  }
  return { sections, measures };
}

/** A heading's number, if it still has one; measures' are the bracketed ones where a document has both kinds. */
function readHeading(text: string): { bracketed: boolean; number: string | null } {
  const bracketed = /^[（(﹙]/u.test(text);
  const inside = bracketed
    ? text.match(/^[（(﹙]\s*([^）)﹚]*?)\s*[）)﹚]/u)
    : text.match(/^第?([\p{L}\p{N}]{1,8}?)\s*[、．.，,：:\s部]/u);
  return { bracketed, number: inside?.[1] || null };
}

/** A section without measures of its own is read as one measure too: of its number and title. */
function readAsMeasure(section: Section) {
  return (measure: Measure) => measure.sectionId === section.id && measure.title === section.title;
}

/**
 * Hands out items in their order: the one of that number further on, or, where there is no number, the next.
 *
 * @param fits what the item has to be besides
 */
function inOrder<Item extends { readonly number: string }>(items: readonly Item[]) {
  let next = 0;
  return (number: string | null, fits: (item: Item) => boolean = () => true): Item | null => {
    const found = number === null ? next : items.findIndex((item, index) => index >= next && item.number === number);
    const item = items[found];
    if (item === undefined || !fits(item)) return null;
    next = found + 1;
    return item;
  };
}
