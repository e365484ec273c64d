import type { Knex } from 'knex';
import { nanoid } from 'nanoid';
import type { EpochMs } from '#app/domain/dates.ts';
import type { DecisionId, SnapshotId } from '#app/domain/ids.ts';
import { setClosed } from '#db/repositories/reviews.server.ts';
import { answer } from '../services/decisions/answer.ts';
import { judge } from '../services/decisions/judge.ts';
import { decide } from '../services/reviews/decide.ts';
import { openReview } from '../services/reviews/open-review.ts';
import type { Cast } from './cast.ts';
import { DECIDED, MEETING, MINUTES, type Reply } from './meeting-story.ts';
import { ago, dayAfter } from './telling.ts';
import { writeNotes } from './write-notes.ts';

const MINUTE_MS = 60_000;

/** Has the demo's lead hold a meeting on a snapshot, and agencies answer what was decided, as they would on their pages. */
export async function holdMeeting(db: Knex, cast: Cast, snapshotId: SnapshotId, now: EpochMs): Promise<void> {
  const { lead } = cast;
  const at = (minute: number) => ago(now, MEETING.daysAgo) + minute * MINUTE_MS;
  const { title, daysAgo, opened, closed } = MEETING;
  const { id } = await openReview(db, lead, { snapshotId, title }, at(opened));
  const minutes = { daysAgo, personId: lead.personId, blocks: MINUTES };
  const scene = { name: { kind: 'minutes', id } as const, agencyOf: cast.agencyOf };
  await writeNotes(db, scene, [minutes], { now: now + closed * MINUTE_MS, isTold: () => true });
  for (const { minute, agencies, measure, text, person, inDays, replies } of DECIDED) {
    const decision = {
      id: nanoid() as DecisionId,
      ...{ text, person, agencyIds: agencies.map(cast.agencyId), dueOn: dayAfter(now, inDays) },
      ...{ measureId: measure === null ? null : cast.measureId(measure), cardId: null },
    };
    await decide(db, lead, id, decision, at(minute));
    for (const reply of replies) await say(db, cast, decision.id, reply, ago(now, reply.daysAgo));
  }
  await setClosed(db, id, at(closed));
}

async function say(db: Knex, cast: Cast, id: DecisionId, reply: Reply, at: EpochMs): Promise<void> {
  const agencyId = cast.agencyId(reply.agency);
  const { text } = reply;
  if (reply.kind === 'accepted') await judge(db, cast.lead, id, { agencyId, kind: reply.kind, text }, at);
  else await answer(db, cast.actor(reply.personId), id, { agencyId, kind: reply.kind, text }, at);
}
