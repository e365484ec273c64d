import type { Version } from '#app/domain/correction/index.ts';
import type { Measure, Section } from '#app/domain/plan.ts';

/**
 * Measures of a plan, or of what is to become one, as they are compared.
 *
 * @param keyOf by what a measure is known; its id where that is left out
 */
export function toVersion(
  sections: readonly Section[],
  measures: readonly Measure[],
  keyOf: (measure: Measure, place: number) => string = ({ id }) => id,
): Version {
  return {
    sections: sections.map(({ id, number, title }) => ({ key: id, number, title })),
    measures: measures.map((measure, place) => ({
      key: keyOf(measure, place),
      number: measure.number,
      title: measure.title,
      sectionKey: measure.sectionId,
      commitments: measure.commitments.map(({ id, text, clause, openEnded, responsibilities, deadlines }) => ({
        ...{ key: id, text, clause, openEnded },
        answers: responsibilities.map(({ agencyId, role }) => ({ agency: agencyId, role })),
        deadlines: deadlines.map(({ on, phrase }) => ({ on, phrase })),
      })),
    })),
  };
}
