import { redirect } from '@remix-run/node';
import { DubanError } from '../../domain/errors.ts';
import type { PlanId } from '../../domain/ids.ts';
import { standingIn } from '../../domain/policy.ts';
import { guarded } from '../../http-errors.server.ts';

/**
 * A plan's front page: the overview for those who lead, the list of boards for those who work on one. An address with a search
 * in it is one of the list, which stood here before.
 */
export const loader = guarded(({ request, context: { actor }, params }) => {
  // First: whoever signs in comes back here, and is led on by what they are.
  if (!actor) throw new DubanError('not-signed-in', 'Sign in first');
  const { search } = new URL(request.url);
  const planId = params.planId ?? '';
  const isLead = standingIn(actor, planId as PlanId).roles.includes('lead');
  const page = isLead && search === '' ? 'overview' : 'boards';
  return redirect(`/plans/${encodeURIComponent(planId)}/${page}${search}`);
});
