import type { Reading, ReadMeasure } from '#app/domain/document/index.ts';
import type { AgencyId, CommitmentId, MeasureId, PlanId, SectionId } from '#app/domain/ids.ts';
import type { Agency, AgencyKind, Measure, Section } from '#app/domain/plan.ts';
import type { PlanSource } from '#app/services.ts';

/**
 * A reading as the source of a plan is shown, with ids made of where things begin: they stay what they are while it is corrected.
 *
 * @param kinds of agencies there are already: theirs hold
 */
export function toSource(
  id: string,
  text: string,
  reading: Reading,
  kinds: ReadonlyMap<string, AgencyKind>,
): PlanSource {
  const sections = reading.sections.map(
    ({ number, title, span }, i): Section => ({ id: `s${span.start}` as SectionId, ordinal: i + 1, number, title }),
  );
  const agencies = reading.agencies.map(
    ({ name, kind }, i): Agency => ({ id: `a${i}` as AgencyId, name, kind: kinds.get(name) ?? kind }),
  );
  const ids = new Map(agencies.map(({ id: agencyId, name }) => [name, agencyId]));
  return {
    plan: { id: id as PlanId, title: reading.title ?? '', docNumber: reading.docNumber },
    text,
    sections,
    measures: reading.measures.map((measure, i) => toMeasure(measure, i + 1, reading, ids)),
    agencies,
    coverage: reading.coverage,
    warnings: reading.warnings,
  };
}

function toMeasure(
  { number, title, section, headingSpan, commitments }: ReadMeasure,
  ordinal: number,
  { sections }: Reading,
  agencies: ReadonlyMap<string, AgencyId>,
): Measure {
  const named = sections.filter((one) => one.number === section);
  const above = named.findLast(({ span }) => span.start <= headingSpan.start) ?? named[0];
  return {
    id: `m${headingSpan.start}` as MeasureId,
    sectionId: above ? (`s${above.span.start}` as SectionId) : null,
    ordinal,
    number,
    title,
    commitments: commitments.map(({ responsibilities, ...commitment }) => ({
      ...commitment,
      id: `c${commitment.passageSpan.start}` as CommitmentId,
      responsibilities: responsibilities.flatMap(({ agency, role }) => {
        const agencyId = agencies.get(agency);
        return agencyId === undefined ? [] : [{ agencyId, role }];
      }),
    })),
  };
}
