import type { Actor } from '../domain/policy.ts';
import type { PolicyRow } from '../domain/policy-table.ts';

/** What those who run the place may ask of the server. Everything throws `not-signed-in`, and `not-found` for who may not. */
export interface AdminServices {
  /** Who may do what. */
  policy(actor: Actor | null): readonly PolicyRow[];
}
