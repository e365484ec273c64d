import { TOOLS } from '../toolbar/items.ts';

type Keys = keyof typeof import('../../i18n/zh-CN/notes.json')['editor']['keys'];
type Tools = keyof typeof import('../../i18n/zh-CN/notes.json')['editor']['toolbar'];

/** A shortcut: the keys in the notation of keymaps, or what is typed, and the text that says what it does. */
export interface Shortcut {
  readonly keys: string;
  readonly text: `keys.${Keys}` | `toolbar.${Tools}`;
}

export interface ShortcutGroup {
  readonly title: `keys.${Keys}`;
  readonly isTyped: boolean;
  readonly shortcuts: readonly Shortcut[];
}

/** All shortcuts of the text, as the list of them shows them. */
export const shortcutList: readonly ShortcutGroup[] = [
  {
    title: 'keys.writing',
    isTyped: false,
    shortcuts: [
      ...TOOLS.flat().flatMap(({ name, keys }) => (keys ? [{ keys, text: `toolbar.${name}` as const }] : [])),
      { keys: 'Shift-Enter', text: 'keys.lineBreak' },
      { keys: 'Tab', text: 'keys.deeper' },
      { keys: 'Shift-Tab', text: 'keys.shallower' },
    ],
  },
  {
    title: 'keys.going',
    isTyped: false,
    shortcuts: [
      { keys: 'Mod-Enter', text: 'keys.tick' },
      { keys: 'F2', text: 'keys.describe' },
      { keys: 'F8', text: 'keys.nextThread' },
      { keys: 'Shift-F8', text: 'keys.previousThread' },
      { keys: 'Alt-F10', text: 'keys.toToolbar' },
    ],
  },
  {
    title: 'keys.typing',
    isTyped: true,
    shortcuts: [
      { keys: '#  ##  ###', text: 'keys.heading' },
      { keys: '-  1.', text: 'keys.list' },
      { keys: '[ ]', text: 'toolbar.taskList' },
      { keys: '>', text: 'keys.quote' },
      { keys: '```', text: 'keys.codeBlock' },
      { keys: '---', text: 'toolbar.rule' },
    ],
  },
];
