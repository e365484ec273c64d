import { type ReactNode, useId } from 'react';
import { Fault } from './text-field.tsx';

/** Fields that belong together, with what to know of them and what is wrong with them, all of which are read out with them. */
export function FieldGroup(props: {
  readonly legend: string;
  readonly help?: string;
  readonly fault: string | null;
  readonly children: ReactNode;
}) {
  const id = useId();
  const { legend, help, fault, children } = props;
  const described = [fault && `${id}-fault`, help && `${id}-help`].filter(Boolean).join(' ');
  return (
    <fieldset aria-describedby={described || undefined} className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      {fault && <Fault id={`${id}-fault`}>{fault}</Fault>}
      {children}
      {help && (
        <p id={`${id}-help`} className="text-sm text-pretty text-ink-soft">
          {help}
        </p>
      )}
    </fieldset>
  );
}

/** A box to tick, which a form sends with or without script. */
export function TickBox(props: {
  readonly name: string;
  readonly value: string;
  readonly isTicked: boolean;
  readonly children: ReactNode;
}) {
  return (
    <label className="flex min-h-8 items-center gap-2">
      <input
        type="checkbox"
        name={props.name}
        value={props.value}
        defaultChecked={props.isTicked}
        className="size-4.5 shrink-0 accent-accent"
      />
      {props.children}
    </label>
  );
}
