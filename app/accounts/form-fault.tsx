import { CircleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';

/**
 * Why a form was not taken: read out, and brought into view, each time that it comes back.
 *
 * @param of another one each time
 */
export function FormFault({ of, children }: { of: unknown; children: ReactNode }) {
  const box = useRef<HTMLParagraphElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another refusal is the event
  useEffect(() => box.current?.focus(), [of]);
  return (
    <p
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex items-start gap-2 rounded-md bg-overdue-soft px-3 py-2 text-overdue"
    >
      <CircleAlert aria-hidden="true" size={18} className="mt-1 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
