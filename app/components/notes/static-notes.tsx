import { createElement, type ReactNode, useId } from 'react';
import { imageHref, isImageId } from '../../notes/images.ts';
import { NOTES_LIMITS } from '../../notes/limits.ts';
import { textWithin } from '../../notes/plain-text.ts';
import type { NotesNode } from '../../notes/services.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { inOrder } from '../in-order.ts';
import { StaticInline } from './static-inline.tsx';
import { StaticTable } from './static-table.tsx';

/**
 * Notes to read: for the first paint, for versions, for print. Looks like the editor where `app/styles/notes.css` is, which
 * whoever shows it imports. Of what it does not know it shows what stands within.
 */
export function StaticNotes({ content }: { content: NotesNode | null }) {
  return (
    <div className="notes-text" lang={DOCUMENT_LANGUAGE}>
      {content && renderWithin(content, 1)}
    </div>
  );
}

function renderWithin({ content = [] }: NotesNode, level: number): ReactNode {
  // What is deeper than notes may be would fill the stack.
  if (level > NOTES_LIMITS.levels) return textWithin(content);
  return inOrder(content, (node) => renderNode(node, level));
}

function renderNode(node: NotesNode, level: number): ReactNode {
  const within = () => renderWithin(node, level + 1);
  const { attrs = {} } = node;
  switch (node.type) {
    case 'paragraph':
      // An empty line keeps its height, as in the editor.
      return <p>{node.content?.length ? within() : <br />}</p>;
    case 'heading':
      return createElement(`h${headingLevel(attrs.level) + 1}`, null, within());
    case 'bulletList':
      return <ul>{within()}</ul>;
    case 'orderedList':
      return <ol start={typeof attrs.start === 'number' ? attrs.start : 1}>{within()}</ol>;
    case 'listItem':
      return <li>{within()}</li>;
    case 'taskList':
      return <ul data-type="taskList">{within()}</ul>;
    case 'taskItem':
      return <StaticTask isDone={attrs.checked === true}>{within()}</StaticTask>;
    case 'blockquote':
      return <blockquote>{within()}</blockquote>;
    case 'codeBlock':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without a stop in it nobody could by keyboard
        <pre tabIndex={0}>
          <code>{textWithin([node])}</code>
        </pre>
      );
    case 'horizontalRule':
      return <hr />;
    case 'table':
      return <StaticTable table={node} renderCell={(cell) => renderWithin(cell, level + 3)} />;
    case 'image':
      return <StaticImage attrs={attrs} />;
    case 'text':
    case 'hardBreak':
    case 'mention':
    case 'commitment':
    case 'day':
      return <StaticInline node={node} />;
    default:
      return within();
  }
}

/** The box says by its state what is done, and by the item's text what it is of. */
function StaticTask({ isDone, children }: { isDone: boolean; children: ReactNode }) {
  const id = useId();
  return (
    <li data-checked={isDone}>
      <input type="checkbox" checked={isDone} disabled aria-labelledby={id} />
      <div id={id}>{children}</div>
    </li>
  );
}

function StaticImage({ attrs: { id, alt, width, height } }: { attrs: NonNullable<NotesNode['attrs']> }) {
  if (!isImageId(id)) return null;
  const size = (value: unknown) => (typeof value === 'number' ? value : undefined);
  return <img src={imageHref(id)} alt={String(alt ?? '')} width={size(width)} height={size(height)} loading="lazy" />;
}

function headingLevel(level: unknown): 1 | 2 | 3 {
  return level === 2 || level === 3 ? level : 1;
}
