import { type Address, writeAddress } from './address.ts';

interface KeptFieldsProps {
  readonly address: Address;
  /** What the form itself says, or what is to be left. */
  readonly without: readonly string[];
}

/** The rest of the address, in a form that changes one part of it. */
export function KeptFields({ address, without }: KeptFieldsProps) {
  const params = [...new URLSearchParams(writeAddress(address))].filter(([name]) => !without.includes(name));
  return params.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
