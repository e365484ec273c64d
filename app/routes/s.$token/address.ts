import { useSearchParams } from '@remix-run/react';
import { useCallback, useMemo } from 'react';

export const VIEWS = ['agency', 'measure', 'matrix'] as const;
export type View = (typeof VIEWS)[number];

/** What of the snapshot an address shows. */
export interface Address {
  readonly view: View;
  /** The agency or the measure by its id; null for the first. */
  readonly of: string | null;
  /** The card that is open. */
  readonly card: string | null;
}

export interface Addresses {
  readonly address: Address;
  /** The same but for some of it, as it stands in a link. */
  to(changes: Partial<Address>): string;
}

export function useAddresses(): Addresses {
  const [params] = useSearchParams();
  const address = useMemo(() => readAddress(params), [params]);
  const to = useCallback((changes: Partial<Address>) => toSearch({ ...address, ...changes }), [address]);
  return { address, to };
}

function readAddress(params: URLSearchParams): Address {
  const view = VIEWS.find((each) => each === params.get('view')) ?? 'agency';
  return { view, of: params.get('of'), card: params.get('card') };
}

function toSearch({ view, of, card }: Address): string {
  return `?${new URLSearchParams({ view, ...(of !== null && { of }), ...(card !== null && { card }) })}`;
}
