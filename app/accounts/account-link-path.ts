/** What the addresses of links for one person begin with. */
export const ACCOUNT_LINK_PATH = '/a';

/** Where a link for one person leads. */
export function accountLinkPath(token: string): string {
  return `${ACCOUNT_LINK_PATH}/${token}`;
}
