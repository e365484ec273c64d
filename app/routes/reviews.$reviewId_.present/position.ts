/** Where a presentation is. */
export interface Position {
  /** Among the slides, from 0. */
  readonly slide: number;
  /** Among the pages of the slide, from 0; as many as there are, or more, for the last. */
  readonly page: number;
}

export const START: Position = { slide: 0, page: 0 };
/** A page that every slide has less of: its last one is meant. */
const LAST = Number.MAX_SAFE_INTEGER;

/**
 * One page on, or one back: on the same slide as long as it has one, and backwards onto the last page of the one before.
 *
 * @param pages of the slide that it is on, at least 1
 * @param slides at least 1
 */
export function step(at: Position, by: 1 | -1, pages: number, slides: number): Position {
  const page = Math.min(at.page, pages - 1);
  if (by === 1) {
    if (page + 1 < pages) return { slide: at.slide, page: page + 1 };
    return at.slide + 1 < slides ? { slide: at.slide + 1, page: 0 } : { slide: at.slide, page };
  }
  if (page > 0) return { slide: at.slide, page: page - 1 };
  return at.slide > 0 ? { slide: at.slide - 1, page: LAST } : { slide: 0, page: 0 };
}

/** The beginning of a slide; the nearest there is for one that there is not. */
export function goTo(slide: number, slides: number): Position {
  return { slide: Math.max(0, Math.min(slide, slides - 1)), page: 0 };
}
