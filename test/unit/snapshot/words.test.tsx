import { cleanup, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, describe, expect, it } from 'vitest';
import { abbreviate } from '#app/components/snapshot/abbreviate.ts';
import { ChangeSummary } from '#app/components/snapshot/change-summary.tsx';
import { FrozenBand } from '#app/components/snapshot/frozen-band.tsx';
import { FrozenBoard } from '#app/components/snapshot/frozen-board.tsx';
import { MatrixTable } from '#app/components/snapshot/matrix-table.tsx';
import { daysBefore, shortSpan } from '#app/components/snapshot/span-words.ts';
import type { IsoDate } from '#app/domain/dates.ts';
import type { AgencyId, BoardId, CardId, MeasureId, StageId } from '#app/domain/ids.ts';
import { toMatrix } from '#app/domain/matrix.ts';
import type { Measure } from '#app/domain/plan.ts';
import type { CardState } from '#app/domain/plan-state.ts';
import type { Rank } from '#app/domain/rank.ts';
import { type Comparable, diffSnapshots } from '#app/domain/snapshot/diff.ts';
import { toFrozenColumns } from '#app/domain/snapshot/frozen-columns.ts';
import type { DiffSummary } from '#app/domain/snapshot/summary.ts';
import type { Language } from '#app/i18n/languages.ts';
import { readAddress, toggleKind, writeAddress } from '#app/routes/snapshots.$snapshotId/address.ts';
import { filterMatrix } from '#app/routes/snapshots.$snapshotId/filter-matrix.ts';
import { measureCard, stagesOf } from '../board/board-fixtures.ts';
import { show } from '../card-panel/show.tsx';

afterEach(cleanup);

const showPage = (node: ReactNode, language?: Language) =>
  show(<MemoryRouter future={{ v7_startTransition: true, v7_relativeSplatPath: true }}>{node}</MemoryRouter>, language);

const today = '2026-03-01' as IsoDate;
const stages = stagesOf('todo', 'doing', 'review', 'done');
const span = { start: 0, end: 1 };
const measure: Measure = {
  id: 'm' as MeasureId,
  sectionId: null,
  ordinal: 1,
  number: '一',
  title: '简政放权',
  commitments: [
    {
      id: 'c' as Measure['commitments'][number]['id'],
      ordinal: 1,
      text: '任务',
      clause: '',
      openEnded: false,
      responsibilities: ['a', 'b'].map((id) => ({ agencyId: id as AgencyId, role: 'lead' })),
      deadlines: [{ on: '2026-02-01' as IsoDate, phrase: '', span }],
      passageSpan: span,
      clauseSpan: span,
    },
  ],
};

/** Two agencies with a card each of one measure, which are late; the first one's in some stage. */
function stateWith(stage: string): Comparable {
  const card = (id: string, at: string): CardState => ({
    ...measureCard(id, at as StageId, 'a0' as Rank, 'm'),
    changedAt: 1,
    supervision: null,
    instructions: [],
  });
  const board = (id: string, cards: CardState[]) => ({
    id: `board-${id}` as BoardId,
    agencyId: id as AgencyId,
    cards,
    confirmation: null,
  });
  return {
    plan: { id: 'p' as Comparable['plan']['id'], title: '', docNumber: null },
    stages,
    sections: [],
    measures: [measure],
    agencies: [],
    boards: [board('a', [card('k1', stage)]), board('b', [card('k2', 'todo')])],
    call: null,
    instructions: [],
    today,
    notes: {},
  };
}
const agencies = new Map([
  ['a', '财政部'],
  ['b', '商务部'],
] as [AgencyId, string][]);

describe('what changed, in words', () => {
  const summary: DiffSummary = {
    kinds: [
      { kind: 'moved-on', count: 11 },
      { kind: 'moved-back', count: 2 },
      { kind: 'newly-late', count: 3 },
    ],
    parts: [{ part: 'measures', came: 1, went: 0, changed: 0 }],
  };

  it.each([
    ['zh-CN', '11 张推进，2 张退回，3 张新逾期，1 项举措新增'],
    ['en', '11 moved on, 2 moved back, 3 newly late, 1 measure new'],
  ] as const)('in %s', async (language, words) => {
    const { container } = await showPage(<ChangeSummary summary={summary} />, language);
    expect(container.textContent).toBe(words);
  });

  it('says so where nothing did', async () => {
    const { container } = await showPage(<ChangeSummary summary={{ kinds: [], parts: [] }} />);
    expect(container.textContent).toBe('没有任何变化');
  });

  it('does not say it of all where only a part is looked at', async () => {
    const { container } = await showPage(<ChangeSummary summary={{ kinds: [], parts: [] }} isPart />);
    expect(container.textContent).toBe('这里没有变化，别处可能有');
  });

  it('leads from each kind to it alone, and back', async () => {
    await showPage(<ChangeSummary summary={summary} chosen={['moved-back']} kindHref={(kind) => `?kind=${kind}`} />);
    expect(screen.getByRole('link', { name: '3 张新逾期' }).getAttribute('href')).toContain('?kind=newly-late');
    expect(screen.getByRole('link', { current: true }).textContent).toBe('2 张退回');
  });
});

describe('a frozen board', () => {
  async function board(language?: Language) {
    const [before, after] = [stateWith('todo'), stateWith('doing')];
    const { cards } = diffSnapshots(before, after);
    return showPage(
      <FrozenBoard
        columns={toFrozenColumns(after, { before, cards }, () => true)}
        measures={new Map([[measure.id, measure]])}
        agencies={agencies}
        today={today}
        heading="agency"
        cardHref={(id) => `?card=${id}`}
      />,
      language,
    );
  }

  it('has a ghost where a card was, and says on it where it is', async () => {
    await board();
    const todo = within(screen.getByRole('region', { name: /阶段todo/ }));
    expect(todo.getAllByRole('article').map(({ textContent }) => textContent)).toEqual([
      '原来在这里财政部现在在“阶段doing”',
      expect.stringContaining('商务部'),
    ]);
    expect(screen.getByRole('region', { name: /阶段todo/ }).textContent).toContain('1 张原来在这里');
  });

  it('has a mark where it is, with from where it came', async () => {
    await board('en');
    const doing = within(screen.getByRole('region', { name: /Stage doing/ }));
    expect(doing.getByRole('list', { name: 'Changes' }).textContent).toBe('Moved on from “Stage todo”');
  });

  it('has nothing that could be moved, and a link from every card', async () => {
    const { container } = await board();
    const still = container.querySelector('[data-frozen-board]');
    expect(still?.querySelectorAll('button, [draggable="true"], input, select')).toHaveLength(0);
    // Beside it, what leads from stage to stage on a phone.
    expect(container.querySelectorAll('button, input, select')).toHaveLength(
      still?.querySelectorAll('[data-stage]').length ?? 0,
    );
    expect(screen.getAllByRole('link')).toHaveLength(screen.getAllByRole('article').length);
  });
});

describe('the band of a snapshot', () => {
  const snapshot = {
    number: 3,
    title: '三月',
    takenAt: Date.UTC(2026, 2, 1),
    takenBy: null,
    reason: 'schedule',
  } as const;

  it('says that it is frozen, which one, from when, by whom, and that it is sound', async () => {
    const { container } = await showPage(<FrozenBand snapshot={snapshot} hash={'ab'.repeat(32)} sound />);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('第 3 号快照：三月');
    for (const words of ['已定格', '2026年3月1日 08:00', '定时生成', '校验无误', 'ababababab']) {
      expect(container.textContent).toContain(words);
    }
  });

  it('says loudly that it is not', async () => {
    const { container } = await showPage(<FrozenBand snapshot={snapshot} hash="ab" sound={false} />, 'en');
    expect(container.textContent).toContain('Not sound');
  });
});

describe('the matrix', () => {
  it('says in each cell, in signs and in a sentence, how it stands and what became of it', async () => {
    const from = stages[0] ?? null;
    await showPage(
      <MatrixTable
        matrix={toMatrix(stateWith('doing'), today)}
        stages={stages}
        agencies={agencies}
        today={today}
        cellHref={({ card }) => `?card=${card.id}`}
        changeOf={({ card }) => (card.id === 'k1' ? { kinds: ['moved-on'], from, tasks: 0 } : null)}
      />,
    );
    const [first, second] = screen.getAllByRole('link');
    const said = '财政部，（一）简政放权：阶段doing、原为“阶段todo”、逾期 28 天、牵头、推进';
    expect(first?.querySelector('.sr-only')?.textContent).toBe(said);
    expect(second?.querySelector('.sr-only')?.textContent).toBe('商务部，（一）简政放权：阶段todo、逾期 28 天、牵头');
    expect(first?.querySelector('s')?.textContent).toBe('阶段todo');
    expect(screen.getByRole('rowheader').textContent).toContain('共 2 格，完成 0，逾期 2，挂牌督办 0');
  });

  it('filtered by a kind of change keeps the rows and columns in which it is', () => {
    const matrix = toMatrix(stateWith('doing'), today);
    const changes = new Map([['k1' as CardId, { kinds: ['moved-on'] as const, from: null, tasks: 0 }]]);
    const shown = filterMatrix(matrix, changes, ['moved-on']);
    expect(shown.columns.map(({ agencyId }) => agencyId)).toEqual(['a']);
    expect(shown.rows).toHaveLength(1);
    expect(filterMatrix(matrix, changes, ['contact']).rows).toEqual([]);
    expect(filterMatrix(matrix, changes, [])).toBe(matrix);
  });
});

describe('short words', () => {
  it.each([
    [
      ['未启动', '已完成'],
      ['未启动', '已完成'],
    ],
    [
      ['Not started', 'In review', 'Done'],
      ['NS', 'IR', 'Done'],
    ],
    [
      ['Not started', 'No stage'],
      ['Not started', 'No stage'],
    ],
    [
      ['已提交省政府审议', '已完成'],
      ['已提交省', '已完成'],
    ],
  ])('of %j are %j', (names, short) => {
    expect(abbreviate(names)).toEqual(short);
  });

  it('say how late in the largest unit', () => {
    const late = (days: number) => shortSpan({ kind: 'overdue', days }, today);
    expect([late(12), late(90), late(800)]).toEqual([
      { unit: 'days', count: 12 },
      { unit: 'months', count: 3 },
      { unit: 'years', count: 2 },
    ]);
    expect(shortSpan({ kind: 'later', days: 90 }, today)).toBeNull();
    expect(daysBefore(today, 1)).toBe('2026-02-28');
  });
});

describe('the address', () => {
  it('is read back as it is written, and what it does not know is left out', () => {
    const search = '?view=matrix&agency=a&with=live&kind=moved-on%2Ccontact&card=k';
    expect(writeAddress(readAddress(new URLSearchParams(search)))).toBe(search);
    expect(readAddress(new URLSearchParams('view=x&kind=y,gone'))).toMatchObject({ view: 'agency', kinds: ['gone'] });
    expect(writeAddress(readAddress(new URLSearchParams('view=agency')))).toBe('');
  });

  it('takes a kind of change, and gives it back', () => {
    expect(toggleKind(toggleKind([], 'new'), 'gone')).toEqual(['new', 'gone']);
    expect(toggleKind(['new', 'gone'], 'new')).toEqual(['gone']);
  });
});
