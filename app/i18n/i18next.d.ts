import 'i18next';
import type accounts from './zh-CN/accounts.json';
import type admin from './zh-CN/admin.json';
import type adminAgencies from './zh-CN/admin-agencies.json';
import type adminPlans from './zh-CN/admin-plans.json';
import type archived from './zh-CN/archived.json';
import type comments from './zh-CN/comments.json';
import type drafts from './zh-CN/drafts.json';
import type flow from './zh-CN/flow.json';
import type handout from './zh-CN/handout.json';
import type history from './zh-CN/history.json';
import type texts from './zh-CN/index.ts';
import type marks from './zh-CN/marks.json';
import type notes from './zh-CN/notes.json';
import type notesOut from './zh-CN/notes-out.json';
import type notesPage from './zh-CN/notes-page.json';
import type operations from './zh-CN/operations.json';
import type overview from './zh-CN/overview.json';
import type people from './zh-CN/people.json';
import type plan from './zh-CN/plan.json';
import type policy from './zh-CN/policy.json';
import type present from './zh-CN/present.json';
import type reviews from './zh-CN/reviews.json';
import type share from './zh-CN/share.json';
import type snapshotSchedule from './zh-CN/snapshot-schedule.json';
import type snapshots from './zh-CN/snapshots.json';
import type versions from './zh-CN/versions.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    /** Those that are named come with what shows them, the rest with every page. */
    resources: typeof texts & {
      accounts: typeof accounts;
      admin: typeof admin;
      'admin-agencies': typeof adminAgencies;
      'admin-plans': typeof adminPlans;
      archived: typeof archived;
      comments: typeof comments;
      drafts: typeof drafts;
      flow: typeof flow;
      history: typeof history;
      marks: typeof marks;
      handout: typeof handout;
      notes: typeof notes;
      'notes-out': typeof notesOut;
      'notes-page': typeof notesPage;
      operations: typeof operations;
      reviews: typeof reviews;
      plan: typeof plan;
      policy: typeof policy;
      people: typeof people;
      present: typeof present;
      'snapshot-schedule': typeof snapshotSchedule;
      snapshots: typeof snapshots;
      overview: typeof overview;
      share: typeof share;
      versions: typeof versions;
    };
  }
}
