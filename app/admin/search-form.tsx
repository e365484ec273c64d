import { Form } from '@remix-run/react';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';

interface SearchFormProps {
  /** Of the words in the address. */
  readonly name: string;
  readonly label: string;
  readonly button: string;
  readonly words: string;
  /** What else stands in the address and is to stay. */
  readonly children?: ReactNode;
}

/** Searches on the server: the words stand in the address, so that it works without script and can be gone back to. */
export function SearchForm({ name, label, button, words, children }: SearchFormProps) {
  return (
    <Form method="get" preventScrollReset className="flex flex-wrap items-end gap-2">
      {children}
      <label className="flex min-w-60 flex-1 flex-col gap-1 text-sm sm:max-w-96">
        {label}
        <input
          key={words}
          type="search"
          name={name}
          defaultValue={words}
          maxLength={200}
          autoComplete="off"
          onKeyDown={(event) => {
            // Enter chooses a word of the input method, and searches for nothing.
            if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229))
              event.preventDefault();
          }}
          className="field w-full"
        />
      </label>
      <button type="submit" className="button">
        <Search aria-hidden="true" size={16} />
        {button}
      </button>
    </Form>
  );
}
