import type { Mark, Node } from '@tiptap/pm/model';
import type { MarkdownSerializer } from 'prosemirror-markdown';
import { delimitersFit } from './delimiters.ts';
import { codeSides, escapeHref } from './escape.ts';

type MarkSpecs = MarkdownSerializer['marks'];

/** How the marks of notes are spelt, for one run of a serializer. */
export function markdownMarks(): MarkSpecs {
  return {
    bold: emphasis('**', 'strong'),
    italic: emphasis('*', 'em'),
    strike: emphasis('~~', 'del'),
    link: {
      open: '[',
      close: (_state, mark) => `](${escapeHref(mark.attrs.href)})`,
      mixable: true,
    },
    code: {
      open: (_state, _mark, parent, index) => codeSides(parent.child(index).text ?? '')[0],
      close: (_state, _mark, parent, index) => codeSides(parent.child(index - 1).text ?? '')[1],
      escape: false,
    },
  };
}

/** With delimiters where a reader takes them for such, else with tags: `**“重点”**的` would show its asterisks. */
function emphasis(delimiter: string, tag: string): MarkSpecs[string] {
  // Marks close in the order that is the reverse of the one in which they opened.
  const open: boolean[] = [];
  return {
    open: (_state: unknown, mark: Mark, parent: Node, index: number) => {
      const fits = delimitersFit(parent, index, mark);
      open.push(fits);
      return fits ? delimiter : `<${tag}>`;
    },
    close: () => (open.pop() ? delimiter : `</${tag}>`),
    mixable: true,
    expelEnclosingWhitespace: true,
  };
}
