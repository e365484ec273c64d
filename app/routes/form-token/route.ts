import { answering } from '../../json-answers.server.ts';

/**
 * The token of this session, for a page that somebody has open from an earlier one: null where the page is of another person. What
 * they typed there would else go out in the name of whoever is signed in by now.
 */
export const loader = answering(async ({ request, context }) => {
  const person = new URL(request.url).searchParams.get('person');
  return person === (context.actor?.personId ?? '') ? context.token.value : null;
});
