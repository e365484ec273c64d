import { DubanError } from '../errors.ts';
import { compact, fold } from './fold.ts';
import type { ReadMeasure } from './reading.ts';
import type { Report } from './report.ts';

/** What a person put right in one measure of one document. */
export interface Correction {
  /** In its usual form, 国发〔2016〕62号. */
  readonly docNumber: string;
  /** Where the corrected words are from, for whoever checks them. */
  readonly source: string;
  /** The measure's number, as written or inferred. */
  readonly number: string;
  /** The number of its section, where measures are counted anew in each; null for any. */
  readonly section: string | null;
  readonly title: string;
}

/**
 * Reads a corrections file: `{document, source, measures: [{number, section?, title}]}`.
 * @throws DubanError `bad-input`, with a sentence that names what is wrong
 */
export function parseCorrections(json: unknown): Correction[] {
  if (!isRecord(json)) throw refuse('更正文件应是一个 JSON 对象。');
  const docNumber = canonicalNumber(text(json, 'document', '更正文件'));
  const source = text(json, 'source', '更正文件');
  const { measures } = json;
  if (!Array.isArray(measures)) throw refuse('更正文件缺少 measures 列表。');
  return measures.map((measure: unknown, i) => {
    const where = `更正文件 measures 的第 ${i + 1} 项`;
    if (!isRecord(measure)) throw refuse(`${where}应是一个对象。`);
    const section = measure.section === undefined || measure.section === null ? null : text(measure, 'section', where);
    return { docNumber, source, number: text(measure, 'number', where), section, title: text(measure, 'title', where) };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(record: Record<string, unknown>, key: string, where: string): string {
  const value = record[key];
  if (typeof value !== 'string' || value.trim() === '') throw refuse(`${where}的 ${key} 应是非空文字。`);
  return value.trim();
}

function refuse(message: string): DubanError {
  return new DubanError('bad-input', message);
}

/** 国发[２０１６]62号 and 国发〔2016〕62号 are one document. */
function canonicalNumber(written: string): string {
  return compact(fold(written)).replace(/[[(]/, '〔').replace(/[\])]/, '〕');
}

/** Applies corrections to the measures they name; what matches nothing, or more than one, is told and changes nothing. */
export function applyCorrections(
  measures: readonly ReadMeasure[],
  docNumber: string | null,
  corrections: readonly Correction[],
  report: Report,
): ReadMeasure[] {
  const corrected = [...measures];
  const top = { start: 0, end: 0 };
  for (const correction of corrections) {
    if (docNumber === null || canonicalNumber(correction.docNumber) !== docNumber) {
      report('correction-other-document', top, `更正针对${correction.docNumber}，与本文件不符，未采用。`);
      continue;
    }
    const matches = corrected.flatMap((measure, i) => (isMeant(measure, correction) ? [i] : []));
    const index = matches[0];
    const measure = index === undefined ? undefined : corrected[index];
    if (index === undefined || measure === undefined || matches.length > 1) {
      const reason = matches.length === 0 ? '文中没有' : '文中不止一处';
      report('correction-unmatched', top, `更正所指的（${correction.number}）${reason}，未采用。`);
      continue;
    }
    if (measure.title !== null && measure.title !== correction.title) {
      report(
        'correction-replaces-title',
        measure.headingSpan,
        `（${measure.number}）的标题“${measure.title}”已按更正改为“${correction.title}”。`,
      );
    }
    corrected[index] = { ...measure, title: correction.title };
  }
  return corrected;
}

function isMeant(measure: ReadMeasure, { number, section }: Correction): boolean {
  return measure.number === number && (section === null || measure.section === section);
}
