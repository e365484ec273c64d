import type { IsoDate } from '../../domain/dates.ts';
import type { ShareWish } from '../../snapshots/services.ts';

/** What a form wishes for; whether there is such a day, the service checks. */
export function readWish(form: FormData): ShareWish {
  return { until: String(form.get('until')) as IsoDate, withNames: form.get('names') === 'on' };
}
