import { readDocument } from '#app/domain/document/index.ts';

/** A running document of one measure with a text and what closes it; dated 2016-11-01 unless told otherwise. */
export function oneMeasure(text: string, date = '2016年11月1日') {
  const source = `国务院关于例子的意见\n国发〔2016〕1号\n一、总体\n（一）标题。${text}\n国务院\n${date}\n`;
  const reading = readDocument(source);
  return { source, reading, commitments: reading.measures[0]?.commitments ?? [] };
}

/** Who has which role in the first commitment, as `agency:role`, and the codes of all warnings. */
export function whoAnswers(clause: string) {
  const { reading, commitments } = oneMeasure(`推进工作。${clause}`);
  const [first] = commitments;
  return {
    roles: first?.responsibilities.map(({ agency, role }) => `${agency}:${role}`).join(' ') ?? '',
    openEnded: first?.openEnded ?? false,
    kinds: reading.agencies.map(({ kind }) => kind).join(' '),
    codes: reading.warnings.map(({ code }) => code),
  };
}

/** Each deadline of the first commitment as `date phrase`, and the codes of all warnings. */
export function whatIsDue(text: string, date?: string) {
  const { source, reading, commitments } = oneMeasure(`${text}（财政部负责）`, date);
  const deadlines = commitments[0]?.deadlines ?? [];
  return {
    due: deadlines.map(({ on, phrase }) => `${on} ${phrase}`),
    /** The phrases again, cut out of the source by their spans. */
    cut: deadlines.map(({ on, span }) => `${on} ${source.slice(span.start, span.end)}`),
    codes: reading.warnings.map(({ code }) => code),
  };
}
