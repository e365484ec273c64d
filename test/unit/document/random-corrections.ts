import type { IsoDate } from '#app/domain/dates.ts';
import type { Reading, ReadingCorrection } from '#app/domain/document/index.ts';
import { warningKeys } from '#app/domain/document/index.ts';
import { AGENCY_KINDS, ROLES } from '#app/domain/plan.ts';
import type { seeded } from '#test/support/seeded.ts';

type Draw = ReturnType<typeof seeded>;

const NAMES = ['财政部', '国家发展改革委', '国家发改委', '试点办公室', '辽宁省人民政府', '', '字'.repeat(61)];
const DAYS = ['2031-01-31', '2032-12-31'] as IsoDate[];
const TITLES = ['新的标题', ' 带空白的  标题 ', '', '长'.repeat(301)];

/** A correction of what stands in a reading, one in ten of something that does not. */
export function randomCorrection(draw: Draw, source: string, reading: Reading): ReadingCorrection {
  const some = <Item>(items: readonly Item[]): Item | undefined => (items.length > 0 ? draw.choose(items) : undefined);
  const measure = some(reading.measures);
  const commitments = measure?.commitments ?? [];
  const own = some(commitments);
  const stray = draw.chance(0.1) ? 1 : 0;
  const commitment = (own?.passageSpan.start ?? 0) + stray;
  const held = some(own?.responsibilities ?? []) ?? { agency: '财政部', role: 'lead' as const };
  const deadline = some(own?.deadlines ?? []);
  const place = draw.below(source.length + 1);
  const from = deadline?.on ?? (DAYS[0] as IsoDate);
  const all: readonly ReadingCorrection[] = [
    { kind: 'plan-title', from: stray ? 'x' : reading.title, to: draw.choose(TITLES) },
    { kind: 'doc-number', from: reading.docNumber, to: draw.chance(0.5) ? null : '国发〔2031〕1号' },
    {
      kind: 'measure-title',
      measure: (measure?.headingSpan.start ?? 0) + stray,
      from: measure?.title ?? null,
      to: draw.choose(TITLES),
    },
    { kind: 'agency-add', commitment, agency: draw.choose(NAMES), role: draw.choose(ROLES) },
    { kind: 'agency-remove', commitment, ...held },
    { kind: 'agency-role', commitment, agency: held.agency, from: held.role, to: draw.choose(ROLES) },
    { kind: 'agency-rename', from: some(reading.agencies)?.name ?? 'x', to: draw.choose(NAMES) },
    { kind: 'agency-kind', agency: some(reading.agencies)?.name ?? 'x', to: draw.choose(AGENCY_KINDS) },
    {
      kind: 'deadline-add',
      commitment,
      on: draw.choose(DAYS),
      phrase: draw.choose(['推进', '2026年底', '负责', '', '无此']),
    },
    { kind: 'deadline-change', commitment, at: deadline?.span.start ?? 0, from, to: draw.choose(DAYS) },
    { kind: 'deadline-remove', commitment, at: deadline?.span.start ?? 0, on: from },
    { kind: 'open-ended', commitment, to: draw.chance(0.5) },
    {
      kind: 'split',
      commitment,
      at: own ? own.passageSpan.start + draw.below(own.passageSpan.end - own.passageSpan.start + 1) : place,
    },
    { kind: 'join', commitment },
    { kind: 'aside', at: some(reading.unread)?.span.start ?? place, to: true },
    {
      kind: 'aside',
      at: some(reading.coverage.filter(({ kind }) => kind === 'aside'))?.span.start ?? place,
      to: false,
    },
    {
      kind: 'take',
      at: some(reading.unread)?.span.start ?? place,
      measure: measure?.headingSpan.start ?? 0,
      commitment: draw.chance(0.5) ? null : commitment,
    },
    { kind: 'review', warning: some(warningKeys(reading.warnings)) ?? 'x', to: draw.chance(0.8) },
  ];
  return draw.choose(all);
}
