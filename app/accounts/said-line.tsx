import { CircleCheck } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';

/**
 * What was done, read out; whoever did it is taken to it.
 *
 * @param of another one each time
 */
export function SaidLine({ of, children }: { of: unknown; children: ReactNode }) {
  const line = useRef<HTMLParagraphElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer is the event
  useEffect(() => line.current?.focus(), [of]);
  return (
    <p
      ref={line}
      role="status"
      tabIndex={-1}
      className="flex items-center gap-2 rounded-md bg-done-soft px-3 py-2 text-done"
    >
      <CircleCheck aria-hidden="true" size={18} />
      {children}
    </p>
  );
}
