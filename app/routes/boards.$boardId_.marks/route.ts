import { answering } from '../../json-answers.server.ts';
import { readWish } from './read-wish.server.ts';

export const loader = answering(({ context, params: { boardId = '' } }) => {
  return context.services.boards.marks(context.actor, boardId);
});

/** Puts something on a board, or takes it off; answers when it is in the database. */
export const action = answering(async ({ request, context: { services, actor }, params: { boardId = '' } }) => {
  const wish = await readWish(request);
  switch (wish.intent) {
    case 'flag':
      return services.supervision.set(actor, boardId, wish.cardId, wish);
    case 'lift':
      return services.supervision.lift(actor, boardId, wish.cardId);
    case 'confirm':
      return services.confirmation.confirm(actor, boardId, wish.confirmed);
  }
});
