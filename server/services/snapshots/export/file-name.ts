import { dayIn, PLAN_TIME_ZONE } from '#app/domain/dates.ts';
import type { Snapshot } from '#app/domain/snapshot/snapshot.ts';
import type { Paper, SnapshotFormat } from '#app/snapshots/services.ts';
import type { HandoutT } from './columns.ts';

/** Characters of a plan's title that go into a file's name: with the rest it stays below the 255 bytes of most disks. */
const TITLE_CHARACTERS = 30;
/** What Windows, macOS or Linux do not take in a file's name, and what turns the direction of writing or cannot be seen. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The name of a snapshot's file: `国发〔2016〕62号 3号快照 2026-11-25 A3.pdf`. */
export function snapshotFileName(
  { plan, number, takenAt }: Pick<Snapshot, 'plan' | 'number' | 'takenAt'>,
  { format, paper }: { readonly format: SnapshotFormat; readonly paper: Paper },
  t: HandoutT,
): string {
  const name = (plan.docNumber ?? plan.title).replace(NOT_IN_NAMES, ' ').replace(/\s+/gu, ' ').trim();
  const short = Array.from(name).slice(0, TITLE_CHARACTERS).join('').trim();
  const day = dayIn(PLAN_TIME_ZONE, takenAt);
  const size = format === 'pdf' ? paper.toUpperCase() : '';
  return `${[short, t('handout:fileOf', { number }), day, size].filter(Boolean).join(' ')}.${format}`;
}
