import { CircleAlert } from 'lucide-react';
import { type InputHTMLAttributes, type ReactNode, useId } from 'react';

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id'> {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  /** What is wrong with what was filled in. */
  readonly fault?: string | null;
  /** Stands in the field, at its end. */
  readonly aside?: ReactNode;
}

/** A field with its name, what to know of it, and what is wrong with it, all of which are read out with it. */
export function TextField({ label, help, fault, aside, ...input }: TextFieldProps) {
  const id = useId();
  const described = [fault && `${id}-fault`, help && `${id}-help`].filter(Boolean).join(' ');
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {fault && <Fault id={`${id}-fault`}>{fault}</Fault>}
      <div className="flex gap-1">
        <input
          {...input}
          id={id}
          aria-describedby={described || undefined}
          aria-invalid={fault ? true : undefined}
          className="field aria-invalid:border-overdue"
        />
        {aside}
      </div>
      {help && (
        <p id={`${id}-help`} className="text-sm text-pretty text-ink-soft">
          {help}
        </p>
      )}
    </div>
  );
}

/** What is wrong with a field, beside it. */
export function Fault({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-overdue">
      <CircleAlert aria-hidden="true" size={16} className="mt-0.5 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
