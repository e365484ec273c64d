import { type ComponentProps, useEffect, useRef } from 'react';

/**
 * A list in a form that is sent at each choice. It follows the address, as when somebody goes back, and stays the same element
 * all the while: who chooses by the keyboard keeps the focus, and is not taken back to the choice before when the address says
 * that one while the next is on its way.
 */
export function FilterSelect({
  value,
  onChange,
  ...props
}: Omit<ComponentProps<'select'>, 'defaultValue'> & { value: string }) {
  const select = useRef<HTMLSelectElement>(null);
  /** Since the address last said the last of them. */
  const chosen = useRef<string[]>([]);
  useEffect(() => {
    const at = chosen.current.lastIndexOf(value);
    if (at !== -1 && at < chosen.current.length - 1) return;
    chosen.current = [];
    if (select.current) select.current.value = value;
  }, [value]);
  return (
    <select
      {...props}
      ref={select}
      defaultValue={value}
      onChange={(event) => {
        chosen.current.push(event.currentTarget.value);
        onChange?.(event);
      }}
    />
  );
}
