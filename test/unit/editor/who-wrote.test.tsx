import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { WhoWrote } from '#app/editor/authors/who-wrote.ts';
import type { NotesAuthors } from '#app/notes/services.ts';

const authors = (runs: NotesAuthors['runs'], seenAt = 0) =>
  ({
    people: [
      { id: 'p1', name: '张三' },
      { id: 'p2', name: '李四' },
    ],
    agencies: [{ name: '发展改革委' }, { name: '财政部' }],
    runs,
    seenAt,
  }) as unknown as NotesAuthors;

const reader = { id: 'p1', name: '张三', agency: '发展改革委', client: 9 };

/** A paragraph that clients wrote one after the other, each its words at the end. */
function paragraph(...written: readonly (readonly [client: number, text: string])[]) {
  const doc = new Y.Doc();
  const root = doc.getXmlFragment('text');
  const block = new Y.XmlElement('paragraph');
  doc.clientID = 1;
  root.insert(0, [block]);
  const text = new Y.XmlText();
  block.insert(0, [text]);
  for (const [client, words] of written) {
    doc.clientID = client;
    text.insert(text.length, words);
  }
  return { block, text, doc };
}

describe('who wrote a block', () => {
  it('is told by what each client wrote, most first', () => {
    const { block } = paragraph([2, '甲甲'], [3, '乙乙乙']);
    const who = new WhoWrote(
      authors([
        [2, 0, 2, 0, 0, 10],
        [3, 0, 3, 1, 1, 20],
      ]),
      reader,
    );
    expect(who.of(block).parts).toEqual([
      { person: '李四', agency: '财政部', characters: 3 },
      { person: '张三', agency: '发展改革委', characters: 2 },
    ]);
  });

  it('parts what one client wrote by the runs that are known of it', () => {
    const { block } = paragraph([2, '甲甲甲甲甲甲']);
    const who = new WhoWrote(
      authors([
        [2, 4, 2, 0, 0, 10],
        [2, 0, 3, 1, 1, 10],
      ]),
      reader,
    );
    expect(who.of(block).parts).toEqual([
      { person: '李四', agency: '财政部', characters: 3 },
      { person: '张三', agency: '发展改革委', characters: 2 },
      { person: null, agency: null, characters: 1 },
    ]);
  });

  it('takes what is not known yet for one’s own if one’s own client wrote it', () => {
    const { block } = paragraph([9, '我'], [8, '谁谁']);
    expect(new WhoWrote(authors([]), reader).of(block).parts).toEqual([
      { person: null, agency: null, characters: 2 },
      { person: '张三', agency: '发展改革委', characters: 1 },
    ]);
  });

  it('does not count what is deleted, and counts a picture as one', () => {
    const { block, text, doc } = paragraph([2, '甲甲甲']);
    text.delete(0, 2);
    const who = new WhoWrote(authors([[2, 0, 10, 0, 0, 10]]), reader);
    expect(who.of(block).parts).toEqual([{ person: '张三', agency: '发展改革委', characters: 1 }]);
    doc.clientID = 2;
    const picture = new Y.XmlElement('image');
    doc.getXmlFragment('text').push([picture]);
    picture.setAttribute('alt', '');
    expect(new WhoWrote(authors([[2, 0, 10, 1, 1, 10]]), reader).of(picture).parts).toEqual([
      { person: '李四', agency: '财政部', characters: 1 },
    ]);
  });

  it('marks as new what others wrote since one last looked, and nothing for who never has', () => {
    const { block } = paragraph([2, '甲']);
    const isNew = (person: number, lastAt: number, seenAt: number) =>
      new WhoWrote(authors([[2, 0, 1, person, 0, lastAt]], seenAt), reader).of(block).isNew;
    expect(isNew(1, 20, 10)).toBe(true);
    expect(isNew(1, 10, 10)).toBe(false);
    expect(isNew(0, 20, 10)).toBe(false);
    expect(isNew(1, 20, 0)).toBe(false);
  });
});
