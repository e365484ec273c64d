import type { Editor } from '@tiptap/core';
import type { LucideIcon } from 'lucide-react';
import {
  AtSign,
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  BetweenVerticalEnd,
  BetweenVerticalStart,
  Bold,
  CalendarDays,
  Code,
  CodeXml,
  Hash,
  Heading1,
  Heading2,
  Heading3,
  ImagePlus,
  Italic,
  Keyboard,
  Link2,
  List,
  ListChecks,
  ListOrdered,
  MessageSquarePlus,
  Minus,
  PanelTop,
  Pilcrow,
  Redo2,
  Strikethrough,
  Table,
  TableColumnsSplit,
  TableRowsSplit,
  TextQuote,
  Trash2,
  Undo2,
} from 'lucide-react';
import type { PanelName } from '../panels/panel-store.ts';
import { startSuggestion } from '../suggest/start-suggestion.ts';

type Name = keyof typeof import('../../i18n/zh-CN/notes.json')['editor']['toolbar'];

/** A tool: what it is called in the texts, how it looks, and what it does. */
export interface Tool {
  readonly name: Exclude<Name, 'label' | 'table'>;
  readonly icon: LucideIcon;
  /** In the notation of ProseMirror's keymaps. */
  readonly keys?: string;
  run(editor: Editor, open: (panel: PanelName) => void): void;
  /** Whether what is selected has it already. Absent for what is done, not put on. */
  isOn?(editor: Editor): boolean;
  /** Absent for what can always be done. */
  isPossible?(editor: Editor): boolean;
  /** For whoever only reads, too. */
  readonly isForReaders?: boolean;
}

const onText = (editor: Editor) => editor.chain().focus();

const heading = (level: 1 | 2 | 3, icon: LucideIcon): Tool => ({
  name: `heading${level}`,
  icon,
  keys: `Mod-Alt-${level}`,
  run: (editor) => onText(editor).toggleHeading({ level }).run(),
  isOn: (editor) => editor.isActive('heading', { level }),
});

/** The tools in their groups, in the order of the bar. */
export const TOOLS: readonly (readonly Tool[])[] = [
  [
    {
      name: 'undo',
      icon: Undo2,
      keys: 'Mod-z',
      run: (editor) => onText(editor).run() && editor.commands.undo(),
      isPossible: (editor) => editor.can().undo(),
    },
    {
      name: 'redo',
      icon: Redo2,
      keys: 'Shift-Mod-z',
      run: (editor) => onText(editor).run() && editor.commands.redo(),
      isPossible: (editor) => editor.can().redo(),
    },
  ],
  [
    {
      name: 'paragraph',
      icon: Pilcrow,
      keys: 'Mod-Alt-0',
      run: (editor) => onText(editor).setParagraph().run(),
      isOn: (editor) => editor.isActive('paragraph'),
    },
    heading(1, Heading1),
    heading(2, Heading2),
    heading(3, Heading3),
  ],
  [
    {
      name: 'bold',
      icon: Bold,
      keys: 'Mod-b',
      run: (editor) => onText(editor).toggleBold().run(),
      isOn: (editor) => editor.isActive('bold'),
    },
    {
      name: 'italic',
      icon: Italic,
      keys: 'Mod-i',
      run: (editor) => onText(editor).toggleItalic().run(),
      isOn: (editor) => editor.isActive('italic'),
    },
    {
      name: 'strike',
      icon: Strikethrough,
      keys: 'Shift-Mod-s',
      run: (editor) => onText(editor).toggleStrike().run(),
      isOn: (editor) => editor.isActive('strike'),
    },
    {
      name: 'code',
      icon: Code,
      keys: 'Mod-e',
      run: (editor) => onText(editor).toggleCode().run(),
      isOn: (editor) => editor.isActive('code'),
    },
    {
      name: 'link',
      icon: Link2,
      keys: 'Mod-k',
      run: (_editor, open) => open('link'),
      isOn: (editor) => editor.isActive('link'),
    },
  ],
  [
    {
      name: 'bulletList',
      icon: List,
      keys: 'Shift-Mod-8',
      run: (editor) => onText(editor).toggleBulletList().run(),
      isOn: (editor) => editor.isActive('bulletList'),
    },
    {
      name: 'orderedList',
      icon: ListOrdered,
      keys: 'Shift-Mod-7',
      run: (editor) => onText(editor).toggleOrderedList().run(),
      isOn: (editor) => editor.isActive('orderedList'),
    },
    {
      name: 'taskList',
      icon: ListChecks,
      keys: 'Shift-Mod-9',
      run: (editor) => onText(editor).toggleTaskList().run(),
      isOn: (editor) => editor.isActive('taskList'),
    },
    {
      name: 'blockquote',
      icon: TextQuote,
      keys: 'Shift-Mod-b',
      run: (editor) => onText(editor).toggleBlockquote().run(),
      isOn: (editor) => editor.isActive('blockquote'),
    },
    {
      name: 'codeBlock',
      icon: CodeXml,
      keys: 'Mod-Alt-c',
      run: (editor) => onText(editor).toggleCodeBlock().run(),
      isOn: (editor) => editor.isActive('codeBlock'),
    },
  ],
  [
    {
      name: 'insertTable',
      icon: Table,
      run: (editor) => onText(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
      isPossible: (editor) => !editor.isActive('table') && !editor.isActive('codeBlock'),
    },
    { name: 'rule', icon: Minus, run: (editor) => onText(editor).setHorizontalRule().run() },
    { name: 'image', icon: ImagePlus, run: (editor, open) => open(editor.isActive('image') ? 'image' : 'file') },
    { name: 'day', icon: CalendarDays, run: (_editor, open) => open('day') },
    { name: 'mention', icon: AtSign, run: (editor) => startSuggestion(editor, '@') },
    { name: 'commitment', icon: Hash, run: (editor) => startSuggestion(editor, '#') },
  ],
  [
    {
      name: 'comment',
      icon: MessageSquarePlus,
      keys: 'Mod-Alt-m',
      run: (editor) => editor.commands.comment(),
      isPossible: (editor) => editor.can().comment(),
    },
    { name: 'shortcuts', icon: Keyboard, keys: 'Mod-/', run: (_editor, open) => open('keys'), isForReaders: true },
  ],
];

/** What can be done with a table, while the caret is in one. */
export const TABLE_TOOLS: readonly (readonly Tool[])[] = [
  [
    { name: 'rowBefore', icon: BetweenHorizontalEnd, run: (editor) => onText(editor).addRowBefore().run() },
    { name: 'rowAfter', icon: BetweenHorizontalStart, run: (editor) => onText(editor).addRowAfter().run() },
    { name: 'deleteRow', icon: TableRowsSplit, run: (editor) => onText(editor).deleteRow().run() },
  ],
  [
    { name: 'columnBefore', icon: BetweenVerticalEnd, run: (editor) => onText(editor).addColumnBefore().run() },
    { name: 'columnAfter', icon: BetweenVerticalStart, run: (editor) => onText(editor).addColumnAfter().run() },
    { name: 'deleteColumn', icon: TableColumnsSplit, run: (editor) => onText(editor).deleteColumn().run() },
  ],
  [
    {
      name: 'headerRow',
      icon: PanelTop,
      run: (editor) => onText(editor).toggleHeaderRow().run(),
      isOn: (editor) => editor.isActive('tableHeader'),
    },
    { name: 'deleteTable', icon: Trash2, run: (editor) => onText(editor).deleteTable().run() },
  ],
];
