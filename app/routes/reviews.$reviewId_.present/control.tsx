import type { LucideIcon } from 'lucide-react';

interface ControlProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly isIdle?: boolean;
  readonly onPress: () => void;
}

/** A button of a presentation, sized by its surroundings and never smaller than a finger. */
export function Control({ icon: Icon, name, isIdle = false, onPress }: ControlProps) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      aria-disabled={isIdle}
      onClick={() => !isIdle && onPress()}
      className="flex size-[1.8em] min-h-9 min-w-9 items-center justify-center rounded-[0.3em] text-ink-soft hover:bg-sunken hover:text-ink aria-disabled:opacity-40"
    >
      <Icon aria-hidden="true" />
    </button>
  );
}
