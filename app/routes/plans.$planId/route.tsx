import { redirect } from '@remix-run/node';
import { DubanError } from '../../domain/errors.ts';
import { guarded } from '../../http-errors.server.ts';

/**
 * A plan's front page: the overview for those who lead, the list of boards for those who work on one. An address with a search
 * in it is one of the list, which stood here before.
 */
export const loader = guarded(({ request, context: { actor }, params }) => {
  // First: whoever signs in comes back here, and is led on by what they are.
  if (!actor) throw new DubanError('not-signed-in', 'Sign in first');
  const { search } = new URL(request.url);
  const page = actor.roles.includes('lead') && search === '' ? 'overview' : 'boards';
  return redirect(`/plans/${encodeURIComponent(params.planId ?? '')}/${page}${search}`);
});
