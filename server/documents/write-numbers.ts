import { Parser } from 'htmlparser2';
import { type ListPlace, levelIn, type Numbering } from './docx-numbering.ts';

/** A paragraph whose properties are being read. */
interface OpenParagraph {
  styleId: string | null;
  listId: string | null;
  level: number | null;
}

/**
 * Writes the numbers of lists into the text of a document, `document.xml`, where Word shows them: in it they are only counted.
 * A title （一） that Word has numbered would otherwise be read without its number.
 */
export function writeNumbers(documentXml: string, numbering: Numbering): string {
  const labels: { readonly at: number; readonly label: string }[] = [];
  const open: OpenParagraph[] = [];
  /** Within what is there a second time for newer programs. */
  let choices = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const paragraph = open.at(-1);
        const value = attributes['w:val'] ?? '';
        if (name === 'mc:Choice') choices += 1;
        else if (name === 'w:p') open.push({ styleId: null, listId: null, level: null });
        else if (!paragraph) return;
        else if (name === 'w:pStyle') paragraph.styleId ??= value;
        else if (name === 'w:numId') paragraph.listId ??= value;
        else if (name === 'w:ilvl') paragraph.level ??= levelIn(value);
      },
      onclosetag(name) {
        const paragraph = open.at(-1);
        if (name === 'mc:Choice') choices -= 1;
        else if (name === 'w:p') open.pop();
        else if (name === 'w:pPr' && paragraph && choices === 0) {
          const place = placeOf(paragraph, numbering);
          const label = place === null ? '' : numbering.next(place);
          if (label !== '') labels.push({ at: parser.endIndex + 1, label });
        }
      },
    },
    { xmlMode: true },
  );
  parser.end(documentXml);
  const parts: string[] = [];
  let done = 0;
  for (const { at, label } of labels) {
    parts.push(documentXml.slice(done, at), `<w:r><w:t xml:space="preserve">${escapeXml(spaced(label))}</w:t></w:r>`);
    done = at;
  }
  return parts.join('') + documentXml.slice(done);
}

/** List 0 is none: a paragraph that leaves the list of its style. */
function placeOf({ styleId, listId, level }: OpenParagraph, numbering: Numbering): ListPlace | null {
  const ofStyle = styleId === null ? null : numbering.placeOfStyle(styleId);
  const id = listId ?? ofStyle?.listId ?? '0';
  return id === '0' ? null : { listId: id, level: level ?? ofStyle?.level ?? 0 };
}

/** Behind （一） and 一、 there is no blank; behind 1. there is. */
function spaced(label: string): string {
  return /[\w.)\]]$/.test(label) ? `${label} ` : label;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
