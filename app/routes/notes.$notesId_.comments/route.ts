import { answering } from '../../json-answers.server.ts';
import { readIntent } from './read-intent.server.ts';

export const loader = answering(({ context, params: { notesId = '' } }) => {
  return context.services.notes.comments.list(context.actor, notesId);
});

export const action = answering(async ({ request, context: { services, actor }, params: { notesId = '' } }) => {
  const { comments } = services.notes;
  const intent = await readIntent(request);
  switch (intent.intent) {
    case 'start':
      return comments.start(actor, notesId, intent.thread);
    case 'reply':
      return comments.reply(actor, notesId, intent.threadId, intent.comment);
    case 'resolve':
      return comments.resolve(actor, notesId, intent.threadId, intent.resolved);
  }
});
