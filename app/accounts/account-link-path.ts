/** Where a link for one person leads. */
export function accountLinkPath(token: string): string {
  return `/a/${token}`;
}
