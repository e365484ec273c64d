/** How a Mac's keys are written, and how the others are. */
const MAC = { Mod: '⌘', Shift: '⇧', Alt: '⌥' } as const;
const OTHER = { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' } as const;

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** `Shift-Mod-z` as it stands on the person's keyboard: ⇧⌘Z, or Ctrl+Shift+Z. */
export function writeKeys(keys: string, mac = isMac()): string {
  const parts = keys.split('-').filter((part) => part !== '');
  const key = parts.pop() ?? '';
  const names = mac ? MAC : OTHER;
  const order = mac ? (['Alt', 'Shift', 'Mod'] as const) : (['Mod', 'Alt', 'Shift'] as const);
  const modifiers = order.filter((name) => parts.includes(name)).map((name) => names[name]);
  const letter = key.length === 1 ? key.toUpperCase() : key;
  return [...modifiers, letter].join(mac ? '' : '+');
}

/** The same for `aria-keyshortcuts`. */
export function ariaKeys(keys: string, mac = isMac()): string {
  const parts = keys.split('-').map((part) => (part === 'Mod' ? (mac ? 'Meta' : 'Control') : part));
  return parts.join('+');
}
