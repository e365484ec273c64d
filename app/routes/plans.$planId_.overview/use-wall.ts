import { useEffect, useState } from 'react';
import { useBrowserLayoutEffect } from '../../components/use-browser-layout-effect.ts';
import { fitWall, type WallFit } from '../../domain/wall-pages.ts';

/** What fits on a meeting room's screen; shown until the real one is known. */
const USUAL: WallFit = { rows: 14, columns: 14 };

/** Milliseconds for which a page stands, when they turn by themselves. */
const TURN_MS = 20_000;

/** Makes all type as large as the screen allows while it is shown, and says how much of a matrix fits. */
export function useWallFit(rows: number, columns: number): WallFit {
  const [fit, setFit] = useState(USUAL);
  useBrowserLayoutEffect(() => {
    const root = document.documentElement;
    const measure = () => {
      const { remPx, ...next } = fitWall({ width: window.innerWidth, height: window.innerHeight }, { rows, columns });
      root.style.setProperty('font-size', `${remPx}px`);
      setFit((before) => (before.rows === next.rows && before.columns === next.columns ? before : next));
    };
    measure();
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('resize', measure);
      root.style.removeProperty('font-size');
    };
  }, [rows, columns]);
  return fit;
}

/** Which page of several is shown. They turn by themselves unless somebody has stopped them, or wants little motion. */
export function useWallPage(pages: number) {
  const [page, setPage] = useState(0);
  const [isTurning, setTurning] = useState(false);
  useEffect(() => setTurning(!window.matchMedia('(prefers-reduced-motion: reduce)').matches), []);
  const at = Math.min(page, pages - 1);
  const turn = (by: 1 | -1) => setPage((at + by + pages) % pages);
  useEffect(() => {
    if (!isTurning || pages < 2) return;
    const timer = setTimeout(() => setPage((at + 1) % pages), TURN_MS);
    return () => clearTimeout(timer);
  }, [isTurning, pages, at]);
  return { page: at, turn, isTurning, toggle: () => setTurning(!isTurning) };
}
