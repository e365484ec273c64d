import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage } from '#test/support/foreign-elements.ts';
import {
  FIELDS,
  type Field,
  hostile,
  hostileAtLength,
  markOf,
  type Planted,
  plantHostileTexts,
} from '#test/support/hostile-texts.ts';
import { type RoutesScene, startRoutesScene, type Things } from '#test/support/routes-scene.ts';
import { ROUTES } from '../http/route-list.ts';

let dataDir: string;
let planted: Planted;
let scene: RoutesScene;
/** Where each text was shown. */
const shown = new Map<Field, Set<string>>(FIELDS.map((field) => [field, new Set()]));

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'duban-texts-'));
  planted = await plantHostileTexts(dataDir);
  scene = await startRoutesScene(dataDir, { html: true });
});

afterAll(async () => {
  await scene?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

type Who = keyof Planted['cookies'] | null;

async function ask(who: Who, path: string, init: RequestInit = {}, language = 'zh-CN'): Promise<Response> {
  const headers = { ...(who && { Cookie: planted.cookies[who] }), 'Accept-Language': language };
  return scene.ask('signedOut', path, { ...init, headers });
}

/** Holds that nothing of a page was made by a text; notes which texts it shows. */
async function look(answer: Response, what: string): Promise<string> {
  const type = answer.headers.get('content-type') ?? '';
  const body = await answer.text();
  expect.soft(answer.status, what).toBeLessThan(500);
  if (type.startsWith('text/html')) {
    const { foreign, words } = readPage(body);
    expect.soft(foreign, what).toEqual([]);
    note(words, what);
    return words;
  }
  // What is no page is opened as none.
  expect.soft(answer.headers.get('x-content-type-options'), what).toBe('nosniff');
  if (type.startsWith('application/json')) note(JSON.stringify(JSON.parse(body)).replaceAll('\\"', '"'), what);
  return body;
}

function note(words: string, what: string): void {
  for (const field of FIELDS) if (words.includes(markOf(field))) shown.get(field)?.add(what);
}

/** The things that hostile texts are in: those of the demo's plan, and those of a plan that a hostile document became. */
function places(): Things[] {
  const { brought, ...own } = planted;
  return [
    { ...scene.things, ...own },
    { ...scene.things, ...own, card: own.measureCard },
    { ...scene.things, ...own, ...brought },
  ];
}

const READS = Object.entries(ROUTES).flatMap(([route, asked]) =>
  asked.filter(({ method }) => method === 'GET').map(({ path }) => ({ route, path })),
);

describe('texts that mean harm', () => {
  it.each(READS)('are texts on $route, whoever looks', async ({ route, path }) => {
    for (const [i, things] of places().entries()) {
      // What others see of a thing is a part of what these two do.
      const everybody = i === 0 ? (['lead', 'administrator', 'member', null] as const) : (['lead'] as const);
      for (const who of everybody) await look(await ask(who, path(things)), `${who} ${route}`);
    }
  });

  it('are texts in other languages and other views of a page', async () => {
    const { plan, board, notes, snapshot, review, card, invitation } = planted;
    const paths = [
      `/a/${invitation}`,
      ...['agency', 'measure', 'matrix', 'cards'].map((by) => `/snapshots/${snapshot}?by=${by}`),
      `/snapshots/${snapshot}?compare=live`,
      `/snapshots/${snapshot}?card=${card}`,
      `/s/${scene.things.token}?by=measure`,
      `/plans/${plan}/overview?view=stages`,
      `/plans/${plan}/decisions?state=all`,
      `/reviews/${review}/present?slide=2`,
      `/boards/${board}/notes/${notes}`,
      '/admin/audit?page=1',
      '/admin/people?page=1',
    ];
    for (const path of paths) {
      const who = path.startsWith('/admin') ? 'administrator' : 'lead';
      await look(await ask(who, path), path);
      await look(await ask(who, path, {}, 'en'), `${path}, in English`);
    }
  });

  it('are texts where an address brings them', async () => {
    const sent = encodeURIComponent(hostileAtLength('paragraph'));
    const { plan, board, agency, snapshot } = planted;
    const paths = [
      ...[
        '/sign-in?to=',
        '/admin/people?search=',
        '/admin/agencies?q=',
        '/admin/audit?person=',
        '/admin/audit?action=',
      ],
      ...['boards', 'cards', 'decisions', 'flow', 'overview', 'snapshots'].flatMap((part) =>
        ['q', 'agency', 'stage', 'by', 'state', 'search'].map((name) => `/plans/${plan}/${part}?${name}=`),
      ),
      ...[`/admin/agencies/${agency}?people=`, `/admin/agencies/${agency}/merge?into=`, `/boards/${board}/history?at=`],
      ...[
        `/snapshots/${snapshot}?by=`,
        `/snapshots/${snapshot}?compare=`,
        `/snapshots/${snapshot}?card=`,
        `/boards/${board}?q=`,
      ],
      ...['/no/such/', `/boards/${board}/cards/`, '/a/', '/s/', '/plans/', '/drafts/', '/reviews/'],
    ];
    for (const path of paths) {
      const who = path.startsWith('/admin') ? 'administrator' : /^\/(?:sign-in\b|a\/|s\/)/.test(path) ? null : 'lead';
      await look(await ask(who, path + sent), path);
    }
    await look(
      await scene.ask('signedOut', '/sign-in', { headers: { Cookie: `duban_language=${sent}; duban_theme=${sent}` } }),
      'cookies',
    );
  });

  it('are texts where a form that was refused shows them again', async () => {
    const text = hostileAtLength('paragraph');
    const { agency, invitation, plan, draft } = planted;
    const forms: [Who, string, Record<string, string>][] = [
      [null, '/sign-in', { name: text, password: 'x', to: text }],
      [null, `/a/${invitation}`, { userName: text, email: text, password: 'x' }],
      ['administrator', '/admin/invitations', { name: text.repeat(3), email: text, days: text }],
      ['administrator', '/admin/people/demo-su-xiao', { intent: 'change', name: text.repeat(3), role: 'x' }],
      [
        'administrator',
        `/admin/agencies/${agency}`,
        { intent: 'change', name: text.repeat(3), shortName: text, kind: 'ministry' },
      ],
      ['administrator', `/admin/plans/${plan}`, { intent: 'add', category: 'doing', zh: text, en: text }],
      ['administrator', '/plans/new', { text: `${text}。` }],
      ['administrator', `/drafts/${draft}`, { kind: 'plan-title', to: text.repeat(9) }],
      ['lead', `/plans/${plan}/snapshots`, { title: text.repeat(9), attempt: text }],
      [
        'lead',
        `/plans/${plan}/snapshots/schedule`,
        {
          kind: 'own',
          weekday: '1',
          monthDay: '1',
          time: '08:00',
          rule: hostile('paragraph'),
          timeZone: hostile('link'),
        },
      ],
      ['lead', `/plans/${plan}/reviews`, { snapshot: text, title: text.repeat(9) }],
    ];
    let again = 0;
    for (const [who, path, fields] of forms) {
      const words = await look(
        await ask(who, path, { method: 'POST', body: new URLSearchParams(fields) }),
        `POST ${path}`,
      );
      if (words.includes(markOf('paragraph'))) again++;
    }
    expect(again).toBeGreaterThanOrEqual(7);
  });

  it('are all shown somewhere as what they are: each was really there', () => {
    // Of what a browser says of itself, the list of sessions shows the names that it knows.
    const unseen = FIELDS.filter((field) => shown.get(field)?.size === 0);
    expect(unseen).toEqual(['device']);
  });

  it('would be noticed: the looking itself is looked at', () => {
    expect(readPage(`<p title="${hostile('task')}">`).foreign).not.toEqual([]);
    expect(readPage(`<p>${hostileAtLength('task')}</p>`).foreign.length).toBeGreaterThan(3);
    expect(readPage('<script nonce="a">"</script><script>x</script>"</script>').foreign).toHaveLength(1);
    expect(readPage('<a href=" javascript:x">').foreign).toHaveLength(1);
    expect(readPage(`<p title='&quot;&gt;'>&lt;x-p1 onx=1&gt;</p>`).foreign).toEqual([]);
  });
});
