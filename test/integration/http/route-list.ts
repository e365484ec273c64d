import { nanoid } from 'nanoid';
import { makePng } from '#test/support/images.ts';
import { brought, type Things } from '#test/support/routes-scene.ts';

/** One request to a route, and with what status it answers each of `EVERYBODY`, in that order. */
export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: (things: Things) => string;
  readonly body?: (things: Things) => BodyInit;
  readonly answers: readonly number[];
}

/**
 * Statuses for: nobody; an observer; a member of another agency; a member of the agency; a lead; an administrator; in the plan that is
 * asked about alone: a lead, a member of the agency; in another plan alone: a lead, a member of the agency; somebody who is nothing.
 */
const ANSWERS = {
  /** To people without an account, too. */
  anybody: [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  elsewhere: [302, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302],
  formForAnybody: [303, 303, 303, 303, 303, 303, 303, 303, 303, 303, 303],
  nobody: [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404],
  page: [302, 200, 200, 200, 200, 200, 200, 200, 404, 404, 404],
  led: [302, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302],
  leadsPage: [302, 403, 403, 403, 200, 403, 200, 403, 404, 404, 404],
  leadsForm: [302, 403, 403, 403, 303, 403, 303, 403, 404, 404, 404],
  administratorsPage: [302, 404, 404, 404, 404, 200, 404, 404, 404, 404, 404],
  /** Of oneself. */
  ownPage: [302, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  ownData: [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  data: [401, 200, 200, 200, 200, 200, 200, 200, 404, 404, 404],
  leadsData: [401, 403, 403, 403, 200, 403, 200, 403, 404, 404, 404],
  agencysData: [401, 403, 403, 200, 403, 403, 403, 200, 404, 404, 404],
  writersData: [401, 403, 403, 200, 200, 403, 200, 200, 404, 404, 404],
} as const;

const get = (path: Asked['path'], answers: readonly number[]): Asked => ({ method: 'GET', path, answers });
const post = (path: Asked['path'], answers: readonly number[], body?: Asked['body']): Asked => {
  return { method: 'POST', path, body, answers };
};
const json = (value: (things: Things) => unknown) => (things: Things) => JSON.stringify(value(things));
const form = (fields: (things: Things) => Record<string, string>) => (things: Things) =>
  new URLSearchParams(fields(things));

/** Every route by its folder's name: a request with each method that it answers, at least. */
export const ROUTES: Readonly<Record<string, readonly Asked[]>> = {
  $: [get(() => '/no/such/page', ANSWERS.nobody)],
  'a.$token': [
    get(() => `/a/${'A'.repeat(32)}`, ANSWERS.nobody),
    post(
      () => `/a/${'A'.repeat(32)}`,
      ANSWERS.nobody,
      form(() => ({ password: 'a password of mine' })),
    ),
  ],
  // Of two plans all are led to theirs who see one alone.
  _index: [
    get(() => '/', [302, 200, 200, 200, 200, 200, 302, 302, 302, 302, 200]),
    // The document is there already.
    post(() => '/?index', [302, 404, 404, 404, 404, 409, 404, 404, 404, 404, 404]),
  ],
  account: [
    get(() => '/account', ANSWERS.ownPage),
    post(
      () => '/account',
      [302, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404],
      form(() => ({ current: 'mine', password: 'another one of mine' })),
    ),
  ],
  admin: [get(() => '/admin/nothing', ANSWERS.nobody)],
  'admin._index': [get(() => '/admin', ANSWERS.led)],
  'admin.agencies': [get(() => '/admin/agencies?q=部', ANSWERS.administratorsPage)],
  'admin.agencies_.$agencyId': [
    get(({ agency }) => `/admin/agencies/${agency}?people=何`, ANSWERS.administratorsPage),
    post(
      ({ agency }) => `/admin/agencies/${agency}`,
      ANSWERS.administratorsPage,
      form(() => ({ intent: 'change', name: '财政部门', shortName: '财政', kind: 'ministry' })),
    ),
    post(
      ({ agency }) => `/admin/agencies/${agency}`,
      ANSWERS.administratorsPage,
      form(() => ({ intent: 'remove', person: 'demo-su-xiao' })),
    ),
    post(
      ({ agency }) => `/admin/agencies/${agency}`,
      ANSWERS.administratorsPage,
      form(() => ({ intent: 'forget', name: '财政局' })),
    ),
  ],
  'admin.agencies_.$agencyId_.merge': [
    get(({ agency }) => `/admin/agencies/${agency}/merge`, ANSWERS.administratorsPage),
    post(
      ({ agency }) => `/admin/agencies/${agency}/merge`,
      [302, 404, 404, 404, 404, 400, 404, 404, 404, 404, 404],
      form(({ agency }) => ({ into: agency })),
    ),
  ],
  'admin.plans': [get(() => '/admin/plans', ANSWERS.administratorsPage)],
  'admin.plans_.$planId': [
    get(({ plan }) => `/admin/plans/${plan}`, ANSWERS.administratorsPage),
    post(
      ({ plan }) => `/admin/plans/${plan}`,
      ANSWERS.administratorsPage,
      form(() => ({ intent: 'add', category: 'doing', zh: '会签', en: 'Signing' })),
    ),
    post(
      ({ plan }) => `/admin/plans/${plan}`,
      ANSWERS.administratorsPage,
      form(() => ({ intent: 'restore' })),
    ),
  ],
  'admin.audit': [get(() => '/admin/audit', ANSWERS.administratorsPage)],
  'admin.audit_.csv': [get(() => '/admin/audit/csv', [401, 404, 404, 404, 404, 200, 404, 404, 404, 404, 404])],
  'admin.invitations': [
    get(() => '/admin/invitations', ANSWERS.administratorsPage),
    post(
      () => '/admin/invitations',
      ANSWERS.administratorsPage,
      form(() => ({ name: '新同事', days: '7' })),
    ),
  ],
  'admin.people': [get(() => '/admin/people', ANSWERS.administratorsPage)],
  'admin.people_.$personId': [
    get(() => '/admin/people/demo-su-xiao', ANSWERS.administratorsPage),
    post(
      () => '/admin/people/demo-su-xiao',
      ANSWERS.administratorsPage,
      form(() => ({ intent: 'change', name: '苏晓', role: 'observer' })),
    ),
  ],
  'admin.policy': [get(() => '/admin/policy', ANSWERS.administratorsPage)],
  'api.plans.$planId.snapshots': [
    get(({ plan }) => `/api/plans/${plan}/snapshots`, ANSWERS.data),
    post(
      ({ plan }) => `/api/plans/${plan}/snapshots`,
      ANSWERS.leadsData,
      json(() => ({ title: '' })),
    ),
  ],
  'api.snapshots.$snapshotId': [get(({ snapshot }) => `/api/snapshots/${snapshot}`, ANSWERS.data)],
  'boards.$boardId': [get(({ board }) => `/boards/${board}`, ANSWERS.page)],
  'boards.$boardId.cards.$cardId': [get(({ board, card }) => `/boards/${board}/cards/${card}`, ANSWERS.page)],
  'boards.$boardId.notes.$notesId': [get(({ board, notes }) => `/boards/${board}/notes/${notes}`, ANSWERS.page)],
  'boards.$boardId_.archived': [get(({ board }) => `/boards/${board}/archived`, ANSWERS.page)],
  'boards.$boardId_.history': [get(({ board }) => `/boards/${board}/history`, ANSWERS.page)],
  'boards.$boardId_.history_.window': [
    get(({ board }) => `/boards/${board}/history/window?at=${Date.now()}`, ANSWERS.data),
  ],
  'boards.$boardId_.marks': [
    get(({ board }) => `/boards/${board}/marks`, ANSWERS.data),
    post(
      ({ board }) => `/boards/${board}/marks`,
      ANSWERS.leadsData,
      json(({ card }) => ({ intent: 'flag', cardId: card, reason: '逾期', until: null })),
    ),
    post(
      ({ board }) => `/boards/${board}/marks`,
      ANSWERS.leadsData,
      json(({ card }) => ({ intent: 'lift', cardId: card })),
    ),
    post(
      ({ board }) => `/boards/${board}/marks`,
      ANSWERS.agencysData,
      json(() => ({ intent: 'confirm', confirmed: true })),
    ),
  ],
  'decisions.$decisionId.answers': [
    post(
      ({ decision }) => `/decisions/${decision}/answers`,
      ANSWERS.agencysData,
      json(({ agency }) => ({ agencyId: agency, kind: 'answered', text: '已办' })),
    ),
    post(
      ({ decision }) => `/decisions/${decision}/answers`,
      // The one lead has accepted it before the other.
      [401, 403, 403, 403, 200, 403, 409, 403, 404, 404, 404],
      json(({ agency }) => ({ agencyId: agency, kind: 'accepted', text: '' })),
    ),
  ],
  'drafts._index': [get(() => '/drafts', ANSWERS.administratorsPage)],
  'drafts.$draftId': [
    get(({ draft }) => `/drafts/${draft}`, ANSWERS.administratorsPage),
    post(
      ({ draft }) => `/drafts/${draft}`,
      ANSWERS.administratorsPage,
      form(() => ({ kind: 'plan-title', to: '意见' })),
    ),
  ],
  'drafts.$draftId_.boards': [
    get(({ draft }) => `/drafts/${draft}/boards`, ANSWERS.administratorsPage),
    // It is at another revision.
    post(
      ({ draft }) => `/drafts/${draft}/boards`,
      [302, 404, 404, 404, 404, 409, 404, 404, 404, 404, 404],
      form(() => ({ revision: '999' })),
    ),
    post(
      ({ draft }) => `/drafts/${draft}/boards`,
      [302, 404, 404, 404, 404, 409, 404, 404, 404, 404, 404],
      form(() => ({ intent: 'choose', revision: '999' })),
    ),
    // It corrects nothing.
    post(
      ({ draft }) => `/drafts/${draft}/boards`,
      [302, 404, 404, 404, 404, 409, 404, 404, 404, 404, 404],
      form(() => ({ intent: 'correct', revision: '999', planRevision: '1' })),
    ),
  ],
  // Of everybody's own session, and for nobody else's page.
  'form-token': [get(() => '/form-token?person=demo-gu-mingzhe', ANSWERS.anybody)],
  'images.$imageId': [get(({ image }) => `/images/${image}`, ANSWERS.data)],
  'notes.$notesId': [get(({ notes }) => `/notes/${notes}`, ANSWERS.page)],
  'notes.$notesId_.authors': [get(({ notes }) => `/notes/${notes}/authors`, ANSWERS.data)],
  'notes.$notesId_.comments': [
    get(({ notes }) => `/notes/${notes}/comments`, ANSWERS.data),
    post(
      ({ notes }) => `/notes/${notes}/comments`,
      [401, 403, 403, 400, 400, 403, 400, 400, 404, 404, 404],
      json(() => ({
        intent: 'start',
        thread: { id: nanoid(), text: '', mentions: [], anchor: { from: '', to: '' }, quote: '' },
      })),
    ),
  ],
  'notes.$notesId_.export.$format': [get(({ notes }) => `/notes/${notes}/export/md`, ANSWERS.data)],
  'notes.$notesId_.images': [
    post(
      ({ notes }) => `/notes/${notes}/images`,
      ANSWERS.writersData,
      () => new Uint8Array(makePng()),
    ),
  ],
  'notes.$notesId_.lines': [
    post(
      ({ notes }) => `/notes/${notes}/lines`,
      ANSWERS.writersData,
      json(() => ({ text: '一行', key: nanoid() })),
    ),
  ],
  'notes.$notesId_.seen': [post(({ notes }) => `/notes/${notes}/seen`, ANSWERS.data)],
  'notes.$notesId_.versions': [
    get(({ notes }) => `/notes/${notes}/versions`, ANSWERS.data),
    post(({ notes }) => `/notes/${notes}/versions`, ANSWERS.writersData),
  ],
  'notes.$notesId_.versions_.$versionId': [
    get(({ notes, version }) => `/notes/${notes}/versions/${version}`, ANSWERS.data),
  ],
  operations: [get(() => '/operations', ANSWERS.administratorsPage)],
  'plans.new': [
    get(() => '/plans/new', ANSWERS.administratorsPage),
    post(
      () => '/plans/new',
      [302, 404, 404, 404, 404, 303, 404, 404, 404, 404, 404],
      () => brought('二、主要任务。（财政部负责）'),
    ),
  ],
  'plans.$planId': [get(({ plan }) => `/plans/${plan}`, ANSWERS.led)],
  'plans.$planId_.boards': [get(({ plan }) => `/plans/${plan}/boards`, ANSWERS.page)],
  'plans.$planId_.cards': [get(({ plan }) => `/plans/${plan}/cards`, ANSWERS.page)],
  'plans.$planId_.confirmation': [
    get(({ plan }) => `/plans/${plan}/confirmation`, ANSWERS.data),
    post(
      ({ plan }) => `/plans/${plan}/confirmation`,
      ANSWERS.leadsData,
      json(() => ({ intent: 'end' })),
    ),
    post(
      ({ plan }) => `/plans/${plan}/confirmation`,
      ANSWERS.leadsData,
      json(() => ({ intent: 'call', note: '', dueOn: null })),
    ),
  ],
  'plans.$planId_.decisions': [get(({ plan }) => `/plans/${plan}/decisions`, ANSWERS.page)],
  'plans.$planId_.flow': [get(({ plan }) => `/plans/${plan}/flow`, ANSWERS.page)],
  'plans.$planId_.overview': [get(({ plan }) => `/plans/${plan}/overview`, ANSWERS.page)],
  'plans.$planId_.reviews': [
    get(({ plan }) => `/plans/${plan}/reviews`, ANSWERS.page),
    post(
      ({ plan }) => `/plans/${plan}/reviews`,
      ANSWERS.leadsForm,
      form(({ snapshot }) => ({ snapshot, title: '例会' })),
    ),
  ],
  'plans.$planId_.snapshots': [
    get(({ plan }) => `/plans/${plan}/snapshots`, ANSWERS.page),
    post(
      ({ plan }) => `/plans/${plan}/snapshots`,
      ANSWERS.leadsForm,
      form(() => ({ title: '', attempt: nanoid() })),
    ),
  ],
  'plans.$planId_.snapshots_.schedule': [
    get(({ plan }) => `/plans/${plan}/snapshots/schedule`, ANSWERS.page),
    post(
      ({ plan }) => `/plans/${plan}/snapshots/schedule`,
      ANSWERS.leadsPage,
      form(() => {
        return { kind: 'weekly', weekday: '1', monthDay: '1', time: '08:00', rule: '', timeZone: 'Asia/Shanghai' };
      }),
    ),
  ],
  'plans.$planId_.source': [get(({ plan }) => `/plans/${plan}/source`, ANSWERS.page)],
  'plans.$planId_.texts': [get(({ plan }) => `/plans/${plan}/texts`, ANSWERS.page)],
  'plans.$planId_.texts_.$revision': [get(({ plan }) => `/plans/${plan}/texts/1`, ANSWERS.page)],
  preferences: [
    get(() => '/preferences', ANSWERS.elsewhere),
    post(
      () => '/preferences',
      ANSWERS.formForAnybody,
      form(() => ({ language: 'en', to: '/' })),
    ),
  ],
  'reviews.$reviewId': [
    get(({ review }) => `/reviews/${review}`, ANSWERS.page),
    post(
      ({ review }) => `/reviews/${review}`,
      ANSWERS.leadsForm,
      form(() => ({ intent: 'close' })),
    ),
    post(
      ({ review }) => `/reviews/${review}`,
      ANSWERS.leadsForm,
      form(() => ({ intent: 'reopen' })),
    ),
    post(
      ({ review }) => `/reviews/${review}`,
      ANSWERS.leadsForm,
      form(({ decision }) => ({ intent: 'withdraw', decision })),
    ),
  ],
  'reviews.$reviewId_.agenda': [
    post(
      ({ review }) => `/reviews/${review}/agenda`,
      ANSWERS.leadsData,
      json(() => ({ edits: null })),
    ),
  ],
  'reviews.$reviewId_.decisions': [
    get(({ review }) => `/reviews/${review}/decisions`, ANSWERS.data),
    post(
      ({ review }) => `/reviews/${review}/decisions`,
      ANSWERS.leadsData,
      json(({ agency }) => {
        const about = { measureId: null, cardId: null };
        return { id: nanoid(), text: '报送', agencyIds: [agency], person: '', dueOn: null, ...about };
      }),
    ),
  ],
  'reviews.$reviewId_.present': [get(({ review }) => `/reviews/${review}/present`, ANSWERS.page)],
  's.$token': [get(({ token }) => `/s/${token}`, ANSWERS.anybody)],
  's.$token_.print': [get(({ token }) => `/s/${token}/print`, ANSWERS.anybody)],
  // Set up as it is.
  'set-up': [get(() => '/set-up', ANSWERS.led)],
  'sign-in': [
    get(() => '/sign-in', [200, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302]),
    post(
      () => '/sign-in',
      [401, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302],
      form(() => ({ person: 'demo-ma-jun', name: 'keeper', password: '' })),
    ),
  ],
  // There is no provider here; with one, test/integration/http/provider.test.ts asks.
  'sign-in_.provider': [get(() => '/sign-in/provider', ANSWERS.nobody)],
  'sign-in_.callback': [get(() => '/sign-in/callback?code=c&state=s', ANSWERS.nobody)],
  'sign-out': [get(() => '/sign-out', ANSWERS.elsewhere), post(() => '/sign-out?', ANSWERS.formForAnybody)],
  'snapshots.$snapshotId': [get(({ snapshot }) => `/snapshots/${snapshot}`, ANSWERS.page)],
  'snapshots.$snapshotId_.export.$format': [get(({ snapshot }) => `/snapshots/${snapshot}/export/xlsx`, ANSWERS.data)],
  'snapshots.$snapshotId_.links': [
    get(({ snapshot }) => `/snapshots/${snapshot}/links`, ANSWERS.leadsPage),
    post(
      ({ snapshot }) => `/snapshots/${snapshot}/links`,
      ANSWERS.leadsPage,
      form(() => ({ until: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10) })),
    ),
    post(
      ({ snapshot }) => `/snapshots/${snapshot}/links`,
      ANSWERS.leadsPage,
      form(() => ({ intent: 'revoke', link: 'link' })),
    ),
  ],
  'snapshots.$snapshotId_.print': [
    // Whoever is refused is led to a page that says so.
    get(({ snapshot }) => `/snapshots/${snapshot}/print`, [302, 200, 200, 200, 200, 200, 200, 200, 302, 302, 302]),
  ],
  waiting: [
    get(() => '/waiting', ANSWERS.ownPage),
    post(
      () => '/waiting',
      [302, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404],
      form(() => ({ comment: 'none' })),
    ),
  ],
  'waiting_.count': [get(() => '/waiting/count', ANSWERS.ownData)],
};
