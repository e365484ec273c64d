import type { ShouldRevalidateFunctionArgs } from '@remix-run/react';

/** For loaders that read nothing from the query: a filter or an order in the address asks the server for nothing anew. */
export function unlessOnlySearchChanged({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  const searchChanged = currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search;
  return formMethod === undefined && searchChanged ? false : defaultShouldRevalidate;
}
