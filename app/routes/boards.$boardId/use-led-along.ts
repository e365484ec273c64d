import { useLocation, useNavigate } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardView } from '../../services.ts';

/** Whoever is on the way from a board to the one that it went into, and has not been told. A redirect would lose a location's state. */
let onTheWay: { readonly into: string; readonly from: string } | null = null;

/**
 * Leads whoever has a board open that goes into another one to that, with the card or the notes that they have open, and says so
 * there.
 *
 * @param mergedInto the other one; null while this board is one that people work on
 */
export function useLedAlong(
  { id, agency }: BoardView,
  mergedInto: string | null,
  notify: (message: string) => void,
): void {
  const { t } = useTranslation('board');
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const here = `/boards/${id}`;
  const open = pathname.startsWith(here) ? pathname.slice(here.length) : null;
  useEffect(() => {
    if (mergedInto === null || open === null || onTheWay?.into === mergedInto) return;
    onTheWay = { into: mergedInto, from: agency.name };
    navigate(`/boards/${mergedInto}${open}`, { replace: true });
  }, [agency.name, mergedInto, open, navigate]);

  useEffect(() => {
    if (onTheWay?.into !== id) return;
    const { from } = onTheWay;
    onTheWay = null;
    notify(t('led', { from, into: agency.name }));
  }, [id, agency.name, notify, t]);
}
