import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';

/** What is pasted as plain text: blank lines part paragraphs, other line ends stay line ends. What looks like Markdown stays text. */
export function plainTextSlice(text: string, schema: Schema): Slice {
  const paragraphs = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\u0000', '')
    .trim()
    .split(/\n(?:[ \t\u3000]*\n)+/)
    .map((paragraph) => schema.node('paragraph', null, lines(paragraph, schema)));
  // Open at both ends: the first goes on where the caret is.
  return new Slice(Fragment.fromArray(paragraphs), 1, 1);
}

function lines(paragraph: string, schema: Schema): Node[] {
  return paragraph.split('\n').flatMap((line, i) => {
    const text = line === '' ? [] : [schema.text(line)];
    return i === 0 ? text : [schema.node('hardBreak'), ...text];
  });
}
