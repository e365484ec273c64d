import * as Y from 'yjs';
import type { IsoDate } from '../domain/dates.ts';
import { NOTES_ROOT } from './root.ts';

/** A line with what its heading says. */
export interface DatedLine {
  readonly on: IsoDate;
  /** E.g. an agency and a person. */
  readonly by: string;
  readonly text: string;
}

const HEADING = 'heading';
/** Below what people themselves divide their notes by. */
const LEVEL = 3;

/** Appends a paragraph under a heading with its day and whose it is; under the last one, where that says the same. */
export function appendLine(doc: Y.Doc, { on, by, text }: DatedLine): void {
  const root = doc.getXmlFragment(NOTES_ROOT);
  const last = root.toArray().findLast((node) => node instanceof Y.XmlElement && node.nodeName === HEADING);
  const heading = makeHeading(on, by);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  doc.transact(() => {
    root.push([heading]);
    if (last && last.toString() === heading.toString()) root.delete(root.length - 1, 1);
    root.push([paragraph]);
  });
}

function makeHeading(on: IsoDate, by: string): Y.XmlElement {
  const heading = new Y.XmlElement(HEADING);
  heading.setAttribute('level', LEVEL as unknown as string);
  const day = new Y.XmlElement('day');
  day.setAttribute('on', on);
  heading.insert(0, [day, new Y.XmlText(` ${by}`)]);
  return heading;
}
