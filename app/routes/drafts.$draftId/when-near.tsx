import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Pixels above and below what is seen within which a part is drawn. */
const MARGIN = '1200px';

interface WhenNearProps {
  /** Drawn wherever it is. */
  readonly isNeeded: boolean;
  /** What stands there until then: the same words, so that they are found and scrolled to. */
  readonly plain: ReactNode;
  readonly children: () => ReactNode;
}

/**
 * Draws a part of a long document once somebody comes near it: ten thousand rows with their links take seconds to draw, and to
 * draw anew at every step.
 */
export function WhenNear({ isNeeded, plain, children }: WhenNearProps) {
  const place = useRef<HTMLDivElement>(null);
  const [wasNear, setNear] = useState(false);
  const isDrawn = isNeeded || wasNear;
  useEffect(() => {
    if (isDrawn || !place.current) return;
    const pane = place.current.closest('[data-pane]');
    // On a narrow screen the page scrolls, not the pane.
    const root = pane && getComputedStyle(pane).overflowY === 'auto' ? pane : null;
    const observer = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && setNear(true), {
      root,
      rootMargin: MARGIN,
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isDrawn]);
  // What is drawn because it was needed stays: whoever goes back to it finds it where it was.
  useEffect(() => {
    if (isNeeded) setNear(true);
  }, [isNeeded]);
  return <div ref={place}>{isDrawn ? children() : plain}</div>;
}

/** A list in parts of so many. */
export function partsOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
