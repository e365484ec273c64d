import type { TFunction } from 'i18next';
import { dayIn, type IsoDate, PLAN_TIME_ZONE } from '#app/domain/dates.ts';
import { isGone, type Measure, measureName } from '#app/domain/plan.ts';
import type { CardRow } from '#app/domain/snapshot/card-rows.ts';
import type { Snapshot } from '#app/domain/snapshot/snapshot.ts';
import type { Language } from '#app/i18n/languages.ts';
import { stageName } from '#app/i18n/stage-name.ts';

/** What stands in a cell of a table. */
export type CellValue =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly number: number }
  | { readonly type: 'day'; readonly day: IsoDate }
  | null;

/** A column of the tables of cards. */
export interface CardColumn {
  readonly name: string;
  /** In characters of a digit's width. */
  readonly width: number;
  value(row: CardRow): CellValue;
}

/** The texts of what is handed out, in a language. */
export type HandoutT = TFunction<('handout' | 'common')[]>;

/** What is said of every card, in a language. */
export function cardColumns(snapshot: Snapshot, language: Language, t: HandoutT): CardColumn[] {
  const sections = new Map(snapshot.sections.map((section) => [section.id, section]));
  const sectionOf = ({ measure }: CardRow) => measure?.sectionId && sections.get(measure.sectionId);
  // The number of one that is in the document no more may be another's now.
  const numberOf = (measure: Measure) => {
    const name = measureName(measure);
    return isGone(measure) ? t('handout:board.goneMeasure', { name }) : measure.number;
  };
  const column = (key: keyof Names, width: number, value: CardColumn['value']): CardColumn => ({
    name: t(`handout:sheet.${key}`),
    width,
    value,
  });
  return [
    column('agency', 24, ({ agency }) => text(agency.name)),
    column('section', 24, (row) => text(sectionOf(row)?.title ?? '')),
    column('measureNumber', 8, ({ measure }) => text(measure ? numberOf(measure) : '')),
    column('kind', 12, ({ card }) => text(t(`handout:sheet.${card.kind}Card`))),
    column('title', 44, ({ card, measure }) => text(card.kind === 'task' ? card.title : (measure?.title ?? ''))),
    column('role', 14, ({ roles }) =>
      text(roles.map((role) => t(`common:role.${role}`)).join(t('common:listSeparator'))),
    ),
    column('stage', 12, ({ stage, card }) => text(stage ? stageName(stage, language) : card.placement.stage)),
    column('contact', 16, ({ card }) => text(card.contact)),
    column('startsOn', 12, ({ card }) => day(card.startsOn)),
    column('dueOn', 12, ({ card }) => day(card.dueOn)),
    column('deadline', 12, ({ deadline }) => day(deadline?.on ?? null)),
    column('phrase', 18, ({ deadline }) => text(deadline?.phrase ?? '')),
    column('daysLate', 9, ({ daysLate }) => (daysLate > 0 ? number(daysLate) : null)),
    column('ticked', 9, ({ card, commitments }) =>
      card.kind === 'measure' ? number(commitments.filter(({ ticked }) => ticked).length) : null,
    ),
    column('commitments', 9, ({ card, commitments }) => (card.kind === 'measure' ? number(commitments.length) : null)),
    column('supervised', 30, ({ card }) => text(card.supervision?.reason ?? '')),
    column('supervisedUntil', 12, ({ card }) => day(card.supervision?.until ?? null)),
    column('supervisedSince', 12, ({ card }) => moment(card.supervision?.since ?? null)),
    column('supervisedBy', 12, ({ card }) => text(card.supervision?.by ?? '')),
    column('instructions', 40, ({ card }) =>
      text(
        card.instructions
          .map((each) => `${each.number}. ${each.text}（${t(`handout:state.${each.state}`)}）`)
          .join('\n'),
      ),
    ),
    column('description', 40, ({ card }) => text(card.kind === 'task' ? card.description : '')),
    column('changedOn', 12, ({ card }) => moment(card.changedAt)),
    column('archived', 8, ({ archived }) => text(t(archived ? 'handout:sheet.yes' : 'handout:sheet.no'))),
  ];
}

type Names = typeof import('#app/i18n/zh-CN/handout.json')['sheet'];

const text = (value: string): CellValue => (value === '' ? null : { type: 'text', text: value });
const number = (value: number): CellValue => ({ type: 'number', number: value });
const day = (value: IsoDate | null): CellValue => (value === null ? null : { type: 'day', day: value });
const moment = (at: number | null): CellValue => day(at === null ? null : dayIn(PLAN_TIME_ZONE, at));
