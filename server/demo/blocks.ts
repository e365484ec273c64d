import type { NotesNode } from '#app/notes/services.ts';

const text = (words: string): NotesNode => ({ type: 'text', text: words });
/** Words in bold. */
export const bold = (words: string): NotesNode => ({ type: 'text', text: words, marks: [{ type: 'bold' }] });
/** A paragraph. */
export const p = (...content: (NotesNode | string)[]): NotesNode => ({
  type: 'paragraph',
  content: content.map((each) => (typeof each === 'string' ? text(each) : each)),
});
/** A heading. */
export const h = (level: number, words: string): NotesNode => ({
  type: 'heading',
  attrs: { level },
  content: [text(words)],
});
/** A list of what is to be done. */
export const tasks = (...items: (readonly [done: boolean, words: string])[]): NotesNode => ({
  type: 'taskList',
  content: items.map(([checked, words]) => ({ type: 'taskItem', attrs: { checked }, content: [p(words)] })),
});
/** A list with bullets. */
export const list = (...items: string[]): NotesNode => ({
  type: 'bulletList',
  content: items.map((words) => ({ type: 'listItem', content: [p(words)] })),
});
/** A table; its first row is its head. */
export const table = (...rows: string[][]): NotesNode => ({
  type: 'table',
  content: rows.map((cells, row) => ({
    type: 'tableRow',
    content: cells.map((words) => ({ type: row === 0 ? 'tableHeader' : 'tableCell', content: [p(words)] })),
  })),
});
