import { PAGE_SIZE, type Paged } from '#app/accounts/services.ts';

/** One page of a list that is read by its place in it. A page beyond the end is the last one. @param page from 1 */
export async function paged<Item>(
  page: number,
  total: number,
  read: (range: { readonly limit: number; readonly offset: number }) => Promise<readonly Item[]>,
): Promise<Paged<Item>> {
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const at = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  return { items: await read({ limit: PAGE_SIZE, offset: (at - 1) * PAGE_SIZE }), total, page: at, pages };
}
