import { useLocation } from '@remix-run/react';
import { useMemo } from 'react';
import type { ChangeKind } from '../../domain/snapshot/card-kinds.ts';
import { type Address, readAddress, toggleKind, writeAddress } from './address.ts';

/** The address of the page, and where each of its links leads: the rest of the address stays as it is. */
export interface Links {
  readonly address: Address;
  readonly to: (change: Partial<Address>) => string;
  readonly kind: (kind: ChangeKind) => string;
  /** To the same view of another snapshot, compared with nothing. */
  readonly snapshot: (id: string) => string;
}

export function useLinks(): Links {
  const { pathname, search } = useLocation();
  return useMemo(() => {
    const address = readAddress(new URLSearchParams(search));
    const to = (change: Partial<Address>) => `${pathname}${writeAddress({ ...address, ...change })}`;
    return {
      address,
      to,
      kind: (kind) => to({ kinds: toggleKind(address.kinds, kind) }),
      snapshot: (id) => `/snapshots/${id}${writeAddress({ ...address, card: null, compareWith: null, kinds: [] })}`,
    };
  }, [pathname, search]);
}
