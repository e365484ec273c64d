import { ACCOUNT_LIMITS } from '../domain/accounts.ts';
import type { FieldFaults } from './services.ts';
import { useTexts } from './use-texts.ts';

/** Says what is wrong with a field, in words; null for nothing. */
export function useFaults(faults: FieldFaults | null): (field: string) => string | null {
  const { t } = useTexts();
  return (field) => {
    const fault = faults?.[field];
    if (fault === undefined) return null;
    // Codes are the service's, which sends none that has no text: a test holds them together.
    return t(`fault.${field}.${fault}` as 'fault.name.missing', ACCOUNT_LIMITS);
  };
}
