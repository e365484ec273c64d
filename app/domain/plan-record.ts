import type { PlanState } from './plan-state.ts';

/**
 * A short sign for what pages have of a plan from its record and not from its live document: who and what it is of. Where it is
 * another, they are to ask for the record anew.
 */
export function recordSign({ plan, sections, measures, gone, agencies, boards }: PlanState): string {
  const said = JSON.stringify([plan, sections, measures, gone, agencies, boards.map(({ id }) => id)]);
  // FNV-1a: two that differ by chance give one sign in four thousand million times.
  let hash = 0x811c9dc5;
  for (let i = 0; i < said.length; i++) hash = Math.imul(hash ^ said.charCodeAt(i), 0x01000193);
  return `${said.length}-${(hash >>> 0).toString(36)}`;
}
