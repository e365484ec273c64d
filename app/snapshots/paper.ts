import { PAPERS, type Paper } from './services.ts';

/** The paper that a request is for: A4 where it names none that there is. */
export function paperOf(request: Request): Paper {
  const wish = new URL(request.url).searchParams.get('paper');
  return PAPERS.find((paper) => paper === wish) ?? 'a4';
}
