import { useEffect, useState } from 'react';
import { addDays, dayIn, daysBetween, type IsoDate, PLAN_TIME_ZONE } from '../../domain/dates.ts';

/** Milliseconds between two looks at the calendar: so long may a page on a wall be behind at midnight. */
const LOOK_MS = 30_000;

/**
 * The day in the plans' time zone on a page that may stay open for weeks. Counted on from the server's: the browser's clock
 * may be wrong, but not by more at midnight than it was before.
 *
 * @param loaded the day it was when the page came
 */
export function useToday(loaded: IsoDate): IsoDate {
  const [today, setToday] = useState(loaded);
  useEffect(() => {
    const first = dayIn(PLAN_TIME_ZONE, Date.now());
    const look = () => setToday(addDays(loaded, daysBetween(first, dayIn(PLAN_TIME_ZONE, Date.now()))));
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [loaded]);
  return today;
}
