import type { Row, Sheet } from 'write-excel-file/node';
import type { BoardRows } from '#app/domain/snapshot/card-rows.ts';
import { countRows } from '#app/domain/snapshot/count-rows.ts';
import { formatMoment } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/languages.ts';
import { stageName } from '#app/i18n/stage-name.ts';
import type { SnapshotView } from '#app/snapshots/services.ts';
import type { HandoutT } from './columns.ts';
import { type FileContent, HEAD, numberCell, textCell } from './sheet-cells.ts';

const STRONG = { fontWeight: 'bold' } as const;

/** What the snapshot is of, and under it the boards with their counts and all of them together. */
export function summarySheet(
  { snapshot, hash }: Pick<SnapshotView, 'snapshot' | 'hash'>,
  boards: readonly BoardRows[],
  language: Language,
  t: HandoutT,
): Pick<Sheet<FileContent>, 'data' | 'columns'> {
  const { plan, stages, call } = snapshot;
  const fact = (name: string, value: string): Row => [
    textCell(name, STRONG),
    { ...textCell(value), columnSpan: 6, wrap: false },
  ];
  const confirmed = boards.filter(({ board }) => board.confirmation !== null).length;
  const head = [
    t('handout:sheet.agency'),
    t('handout:sheet.cards'),
    ...stages.map((stage) => stageName(stage, language)),
    t('handout:sheet.late'),
    t('handout:sheet.flagged'),
    t('handout:sheet.confirmed'),
  ];
  const counted = (name: string, rows: BoardRows['rows'], last: string, look = {}): Row => {
    const { cards, late, supervised, byStage } = countRows(rows);
    return [
      textCell(name, look),
      ...[cards, ...stages.map(({ id }) => byStage.get(id) ?? 0), late, supervised].map((n) => numberCell(n, look)),
      textCell(last, look),
    ];
  };
  return {
    data: [
      fact(t('handout:fact.plan'), plan.title),
      fact(t('handout:fact.docNumber'), plan.docNumber ?? ''),
      fact(t('handout:fact.number'), String(snapshot.number)),
      fact(t('handout:fact.title'), snapshot.title),
      fact(t('handout:fact.taken'), formatMoment(language, snapshot.takenAt)),
      fact(t('handout:fact.takenBy'), snapshot.takenBy ?? t('handout:bySchedule')),
      fact(t('handout:fact.hash'), hash),
      [],
      head.map((name) => ({ ...HEAD, value: name })),
      ...boards.map(({ agency, board, rows }) => {
        const answer = board.confirmation ? 'confirmedYes' : 'confirmedNo';
        return counted(agency.name, rows, call ? t(`handout:sheet.${answer}`) : '');
      }),
      counted(
        t('handout:matrix.total'),
        boards.flatMap(({ rows }) => rows),
        call ? t('handout:confirmed.of', { confirmed, boards: boards.length }) : '',
        STRONG,
      ),
    ],
    columns: head.map((_, i) => ({ width: i === 0 ? 32 : 14 })),
  };
}
