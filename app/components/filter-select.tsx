import { type ComponentProps, useRef } from 'react';
import { useAskedFor } from './use-asked-for.ts';

/**
 * A list in a form that is sent at each choice. It follows the address, as when somebody goes back, and stays the same element
 * all the while: who chooses by the keyboard keeps the focus.
 */
export function FilterSelect({
  value,
  onChange,
  ...props
}: Omit<ComponentProps<'select'>, 'defaultValue'> & { value: string }) {
  const select = useRef<HTMLSelectElement>(null);
  const ask = useAskedFor(value, (said) => {
    if (select.current) select.current.value = said;
  });
  return (
    <select
      {...props}
      ref={select}
      defaultValue={value}
      onChange={(event) => {
        ask(event.currentTarget.value);
        onChange?.(event);
      }}
    />
  );
}
