import { useFetcher, useLoaderData } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { SyncStatus } from '../../collab/live-board.ts';
import type { Card } from '../../domain/board.ts';
import type { PanelDetails } from './details.ts';

/** Gathers a burst of changes into one request, and lets the server write down the one that was just told. */
const SETTLE_MS = 500;

/**
 * The open card's details, asked for anew when the card has changed and the change is saved, and when the person comes
 * back to the window. Only this route's loader runs: revalidating would load the whole board again.
 */
export function useDetails(href: string, card: Card | undefined, status: SyncStatus['kind']): PanelDetails {
  const loaded = useLoaderData<PanelDetails>();
  const fetcher = useFetcher<PanelDetails>({ key: `details ${href}` });
  const { load } = fetcher;
  const shown = useRef({ href, card, status });

  useEffect(() => {
    const before = shown.current;
    // While a change is on its way it is not shown yet: `saved` will find it changed.
    if (before.href === href && status !== 'saved') return;
    shown.current = { href, card, status };
    const opened = before.href !== href;
    if (opened || before.card === card) return;
    const timer = setTimeout(() => load(href), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [href, card, status, load]);

  useEffect(() => {
    const onFocus = () => navigator.onLine && load(href);
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, [href, load]);

  return fetcher.data ?? loaded;
}
