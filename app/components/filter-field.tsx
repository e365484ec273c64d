import { Search } from 'lucide-react';
import { type CompositionEvent, forwardRef, useEffect, useRef, useState } from 'react';

interface FilterFieldProps {
  readonly text: string;
  readonly label: string;
  readonly placeholder: string;
  readonly onChange: (text: string) => void;
}

/** Words to filter by. Half a word that an input method has not given yet is no filter. */
export const FilterField = forwardRef<HTMLInputElement, FilterFieldProps>(function FilterField(props, ref) {
  const { text, label, placeholder, onChange } = props;
  const [typed, setTyped] = useState(text);
  const isComposing = useRef(false);
  useEffect(() => {
    if (!isComposing.current) setTyped(text);
  }, [text]);
  return (
    <span className="relative">
      <Search aria-hidden="true" size={16} className="pointer-events-none absolute top-2.5 left-2 text-ink-soft" />
      <input
        ref={ref}
        type="text"
        value={typed}
        aria-label={label}
        placeholder={placeholder}
        onCompositionStart={() => {
          isComposing.current = true;
        }}
        onCompositionEnd={({ currentTarget }: CompositionEvent<HTMLInputElement>) => {
          isComposing.current = false;
          onChange(currentTarget.value);
        }}
        onChange={({ target }) => {
          setTyped(target.value);
          if (!isComposing.current) onChange(target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) event.currentTarget.blur();
        }}
        className="field w-44 pl-7"
      />
    </span>
  );
});
