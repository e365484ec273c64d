import { ChevronDown, type LucideIcon } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

interface HeaderDisclosureProps {
  readonly icon: LucideIcon;
  readonly label: string;
  /** Classes of its colours. */
  readonly colours: string;
  readonly children: ReactNode;
}

/**
 * A word in the board's head that unfolds over the board: what comes and goes there by itself must move no card under a
 * pointer. It stays open until it is closed, so that what somebody writes in it is not gone for a click beside it.
 */
export function HeaderDisclosure({ icon: Icon, label, colours, children }: HeaderDisclosureProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.keyCode === 229 || event.defaultPrevented)
      return;
    event.preventDefault();
    setOpen(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc is heard from the controls within
    <div onKeyDown={isOpen ? onKeyDown : undefined} className="print:hidden">
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
        className={`inline-flex min-h-8 items-center gap-1 rounded-md px-2 text-sm font-medium hover:underline ${colours}`}
      >
        <Icon aria-hidden="true" className="size-4 shrink-0" />
        {label}
        <ChevronDown aria-hidden="true" className={`size-3.5 shrink-0 ${isOpen ? 'rotate-180' : ''}`} />
      </button>
      {isOpen && (
        <section
          id={id}
          aria-label={label}
          className="absolute top-full left-3 z-20 max-h-[70dvh] w-[min(36rem,calc(100%-1.5rem))] overflow-y-auto rounded-lg border border-line bg-raised p-4 shadow-float sm:left-4"
        >
          {children}
        </section>
      )}
    </div>
  );
}
