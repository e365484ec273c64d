import { answering } from '../../json-answers.server.ts';

export const loader = answering(({ context }) => context.services.notes.waiting.count(context.actor));
