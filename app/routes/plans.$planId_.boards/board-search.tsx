import { Form, useSearchParams } from '@remix-run/react';
import { Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { usePlanTexts } from '../../components/use-plan-texts.ts';

interface BoardSearchProps {
  readonly search: string;
  readonly shown: number;
  readonly all: number;
}

/**
 * Filters at every character, and on Enter where no script runs. The field is uncontrolled: while an input method is
 * composing, nothing may write into it, and half a syllable is not searched for.
 */
export function BoardSearch({ search, shown, all }: BoardSearchProps) {
  const { t } = usePlanTexts();
  const [params, setParams] = useSearchParams();
  const order = params.get('order');
  const field = useRef<HTMLInputElement>(null);

  // The address may change without the field: by the way back, or by the link that clears the search.
  useEffect(() => {
    if (field.current !== null && field.current !== document.activeElement) field.current.value = search;
  }, [search]);

  function searchFor(text: string) {
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        if (text === '') next.delete('q');
        else next.set('q', text);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  }

  return (
    <Form
      method="get"
      role="search"
      replace
      preventScrollReset
      className="flex min-w-0 flex-row-reverse items-center gap-3 max-sm:flex-1"
    >
      {order !== null && <input type="hidden" name="order" value={order} />}
      <div className="relative w-full sm:w-64">
        <Search aria-hidden="true" size={16} className="absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-soft" />
        <input
          ref={field}
          type="search"
          name="q"
          defaultValue={search}
          aria-label={t('search.label')}
          placeholder={t('search.label')}
          autoComplete="off"
          onInput={(event) => {
            if (event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing) return;
            searchFor(event.currentTarget.value);
          }}
          onCompositionEnd={(event) => searchFor(event.currentTarget.value)}
          className="field pl-8"
        />
      </div>
      <p role="status" className="whitespace-nowrap text-sm max-sm:sr-only text-ink-soft">
        {search === '' ? '' : t('search.shown', { shown, all })}
      </p>
    </Form>
  );
}
