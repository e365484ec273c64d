import type { Sheet } from 'write-excel-file/node';
import { type MatrixCell, toMatrix } from '#app/domain/matrix.ts';
import type { Snapshot } from '#app/domain/snapshot/snapshot.ts';
import type { Language } from '#app/i18n/languages.ts';
import { stageName } from '#app/i18n/stage-name.ts';
import type { HandoutT } from './columns.ts';
import { type FileContent, HEAD, numberCell, textCell } from './sheet-cells.ts';

const COUNTS = ['cells', 'done', 'late', 'supervised'] as const;

/** Measures × agencies: in each cell the stage, and whether it is late or supervised. */
export function matrixSheet(
  snapshot: Snapshot,
  language: Language,
  t: HandoutT,
): Required<Pick<Sheet<FileContent>, 'data' | 'columns' | 'stickyRowsCount' | 'stickyColumnsCount' | 'orientation'>> {
  const { rows, columns } = toMatrix(snapshot, snapshot.today);
  const agencies = new Map(snapshot.agencies.map(({ id, name }) => [id, name]));
  const say = ({ stage, card, late }: MatrixCell) =>
    [
      stage ? stageName(stage, language) : card.placement.stage,
      ...(late ? [t('handout:sheet.late')] : []),
      ...(card.supervision ? [t('handout:sheet.flagged')] : []),
    ].join(' · ');
  const head = [
    t('handout:sheet.measureNumber'),
    t('handout:sheet.title'),
    t('handout:sheet.cards'),
    t('handout:sheet.done'),
    t('handout:sheet.late'),
    t('handout:sheet.flagged'),
    ...columns.map(({ agencyId }) => agencies.get(agencyId) ?? ''),
  ];
  return {
    data: [
      head.map((name) => ({ ...HEAD, value: name })),
      ...rows.map(({ measure, cells, counts }) => [
        textCell(measure.number),
        textCell(measure.title ?? ''),
        ...COUNTS.map((name) => numberCell(counts[name])),
        ...columns.map(({ agencyId }) => {
          const cell = cells.get(agencyId);
          return cell ? textCell(say(cell)) : null;
        }),
      ]),
    ],
    columns: head.map((_, i) => ({ width: i === 1 ? 40 : i < 6 ? 9 : 16 })),
    stickyRowsCount: 1,
    stickyColumnsCount: 2,
    orientation: 'landscape',
  };
}
