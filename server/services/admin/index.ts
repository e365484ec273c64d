import type { AdminServices } from '#app/admin/services.ts';
import { policyTable } from '#app/domain/policy-table.ts';
import { permit } from '../permit.ts';

/** What administrators may ask, put together. */
export function createAdmin(): AdminServices {
  return {
    policy(actor) {
      permit(actor, { action: 'policy.read' });
      return policyTable();
    },
  };
}
