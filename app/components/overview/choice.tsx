interface ChoiceProps<Value extends string> {
  readonly label: string;
  /** What stands for no choice; without it there always is one. */
  readonly none?: string;
  readonly value: Value | null;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value | null) => void;
}

/** One of a few things to choose. */
export function Choice<Value extends string>({ label, none, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(options.find(([known]) => known === target.value)?.[0] ?? null)}
      className="field w-auto min-w-0 max-w-64 py-1"
    >
      {none !== undefined && <option value="">{none}</option>}
      {options.map(([known, words]) => (
        <option key={known} value={known}>
          {words}
        </option>
      ))}
    </select>
  );
}
