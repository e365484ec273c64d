import type { IsoDate } from '../domain/dates.ts';

/** Characters of a title that go into a file's name: with a date and an ending it stays below the 255 bytes of most disks. */
const TITLE_CHARACTERS = 60;

/** What Windows, macOS or Linux do not take in a file's name, and what turns the direction of writing or cannot be seen. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The name of a file with some notes as they were on a day: `会商记录 推进行政管理体制改革 2026-11-25.docx`. */
export function notesFileName(title: string, day: IsoDate, ending: string): string {
  const clean = title.replace(NOT_IN_NAMES, ' ').replace(/\s+/gu, ' ').trim();
  const short = Array.from(clean).slice(0, TITLE_CHARACTERS).join('').trim();
  return `${['会商记录', short, day].filter(Boolean).join(' ')}.${ending}`;
}
