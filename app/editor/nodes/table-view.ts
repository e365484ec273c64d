import type { NodeViewRenderer } from '@tiptap/core';

/**
 * A table, of which a wide one is scrolled by itself; the block around it holds what stands in the margin, which would scroll
 * along. Columns are as wide as what is in them, so that there is nothing to keep of them, as TipTap's own view does.
 */
export const tableView: NodeViewRenderer = () => {
  const dom = document.createElement('div');
  const scrolled = document.createElement('div');
  const table = document.createElement('table');
  const contentDOM = document.createElement('tbody');
  dom.className = 'notes-table';
  scrolled.className = 'notes-table-scroll';
  table.append(contentDOM);
  scrolled.append(table);
  dom.append(scrolled);
  return { dom, contentDOM };
};
