import { useRef, useState } from 'react';
import { useBrowserLayoutEffect } from '../../components/use-browser-layout-effect.ts';
import { packPages } from '../../reviews/pack-pages.ts';
import type { Row } from './rows.tsx';

interface PagedRowsProps {
  readonly rows: readonly Row[];
  /** Which page is shown, from 0; the last where there are not as many. */
  readonly page: number;
  readonly onPages: (pages: number) => void;
}

/**
 * As many rows as the room holds, the others on further pages. They are measured out of sight in the same width, and anew when
 * the window or the letters become another size.
 */
export function PagedRows({ rows, page, onPages }: PagedRowsProps) {
  const room = useRef<HTMLDivElement>(null);
  const measured = useRef<HTMLUListElement>(null);
  const [pages, setPages] = useState<readonly (readonly number[])[] | null>(null);

  useBrowserLayoutEffect(() => {
    const [box, list] = [room.current, measured.current];
    if (!box || !list) return;
    const measure = () => {
      const heights = [...list.children].map((row) => row.getBoundingClientRect().height);
      const gap = Number.parseFloat(getComputedStyle(list).rowGap) || 0;
      const packed = packPages(heights, box.clientHeight, gap);
      setPages((before) => (JSON.stringify(before) === JSON.stringify(packed) ? before : packed));
      onPages(packed.length);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    // Letters that come late make rows higher.
    for (const row of list.children) observer.observe(row);
    return () => observer.disconnect();
  }, [rows, onPages]);

  const last = pages === null ? 0 : pages.length - 1;
  const shown = pages?.[Math.min(page, last)]?.flatMap((place) => rows[place] ?? []) ?? rows;
  return (
    <div ref={room} className="relative min-h-0 flex-1 overflow-y-auto">
      <ul className="flex flex-col gap-[0.4em]">
        {shown.map(({ key, node }) => (
          <li key={key}>{node}</li>
        ))}
      </ul>
      <ul
        ref={measured}
        aria-hidden="true"
        className="pointer-events-none invisible absolute inset-x-0 top-0 flex h-0 flex-col gap-[0.4em] overflow-hidden"
      >
        {rows.map(({ key, node }) => (
          <li key={key} className="shrink-0">
            {node}
          </li>
        ))}
      </ul>
    </div>
  );
}
