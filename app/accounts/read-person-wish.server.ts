import type { PersonWish } from './services.ts';

/** What a form says of whom somebody is to be; whether there is such a thing, the service checks. */
export function readPersonWish(form: FormData): PersonWish {
  return {
    name: String(form.get('name') ?? ''),
    roles: form.getAll('role').map(String),
    agencyIds: form.getAll('agency').map(String),
  };
}
