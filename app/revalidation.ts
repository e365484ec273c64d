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

/**
 * For the frame of all pages: what opens beside a board, and closes again, changes nothing of it. Without this, closing a
 * card would wait for the server, and could not be done offline.
 */
export function unlessOnSameScreen(args: ShouldRevalidateFunctionArgs): boolean {
  const isSame = screenOf(args.currentUrl) === screenOf(args.nextUrl) && args.currentUrl.href !== args.nextUrl.href;
  return args.formMethod === undefined && isSame ? false : args.defaultShouldRevalidate;
}

/** The screen an address leads to: `/boards/<id>`, whatever is open on it. */
export function screenOf({ pathname }: { readonly pathname: string }): string {
  return pathname.split('/').slice(0, 3).join('/');
}
