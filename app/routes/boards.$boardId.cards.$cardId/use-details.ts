import { useFetcher, useLoaderData } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { LiveBoard } from '../../collab/live-board.ts';
import type { Card } from '../../domain/board.ts';
import type { PanelDetails } from './details.ts';

/** Gathers a burst of changes into one request, and lets the server write down the one that was just told. */
const SETTLE_MS = 500;

/**
 * The open card's details, asked for anew when the card has changed and the change is saved, when leads have put something
 * on the board, and when the person comes back to the window. Only this route's loader runs: revalidating would load the whole board again.
 */
export function useDetails(
  href: string,
  card: Card | undefined,
  { status: { kind: status }, recordRevision }: Pick<LiveBoard, 'status' | 'recordRevision'>,
): PanelDetails {
  const loaded = useLoaderData<PanelDetails>();
  const fetcher = useFetcher<PanelDetails>({ key: `details ${href}` });
  const { load } = fetcher;
  /** What the details at hand were told of. Noted when they are asked for: until then another change may put it off. */
  const shown = useRef({ href, card });

  useEffect(() => {
    if (shown.current.href !== href) shown.current = { href, card };
    // While a change is on its way the server does not have it yet.
    if (shown.current.card === card || (status !== 'saved' && status !== 'read-only')) return;
    const timer = setTimeout(() => {
      shown.current = { href, card };
      load(href);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [href, card, status, load]);

  useEffect(() => {
    if (recordRevision > 0) load(href);
  }, [recordRevision, href, load]);

  useEffect(() => {
    const onFocus = () => navigator.onLine && load(href);
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, [href, load]);

  return fetcher.data ?? loaded;
}
