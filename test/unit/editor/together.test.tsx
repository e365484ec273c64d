import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { replaceContent } from '#app/editor/replace-content.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import type { NotesNode } from '#app/notes/services.ts';
import { type Peer, paragraphs, peersOf } from './peers.ts';

let peers: Peer[] = [];
afterEach(() => {
  for (const peer of peers.splice(0)) peer.destroy();
});

function start(count: number, ...texts: (string | null)[]): Peer[] {
  peers = peersOf(count, paragraphs(...texts));
  return peers;
}

function exchange(): void {
  for (let round = 0; round < 3; round++) for (const peer of peers) peer.receive();
}

const caretTo = ({ editor }: Peer, position: number) => editor.commands.setTextSelection(position);
const two = (...texts: (string | null)[]) => start(2, ...texts) as [Peer, Peer];

describe('an editor and its document', () => {
  it('are the same, and nothing is written by showing it', () => {
    const [a] = two('甲', null);
    const before = Y.encodeStateVector(a.doc);
    expect(a.text()).toBe('甲\n');
    expect(Y.encodeStateVector(a.doc)).toEqual(before);
  });

  it('shows a document of which there is nothing yet without making anything of it', () => {
    const [a] = two();
    expect(a.text()).toBe('');
    expect(a.doc.store.clients.size).toBe(0);
  });

  it('writes nothing while it may not be changed, whatever is done', () => {
    const [a] = two('甲');
    const before = Y.encodeStateAsUpdate(a.doc);
    a.editor.setEditable(false, false);
    a.type('乙');
    a.editor.commands.setContent('<p>丙</p>');
    a.editor.commands.undo();
    expect(a.text()).toBe('甲');
    expect(Y.encodeStateAsUpdate(a.doc)).toEqual(before);
  });

  it('leaves what cannot be shown to the server, and deletes nothing for it', () => {
    const [a] = start(1) as [Peer];
    const root = a.doc.getXmlFragment(NOTES_ROOT);
    const [strange, bad, good] = [
      new Y.XmlElement('script'),
      new Y.XmlElement('heading'),
      new Y.XmlElement('paragraph'),
    ];
    bad.setAttribute('level', '"><img' as never);
    good.insert(0, [new Y.XmlText('好')]);
    root.insert(0, [strange, bad, good]);
    expect(a.text()).toBe('好');
    a.type('了');
    a.editor.commands.splitBlock();
    expect(root.toArray().map((child) => (child as Y.XmlElement).nodeName)).toEqual([
      'script',
      'heading',
      'paragraph',
      'paragraph',
    ]);
  });

  it('shows a list item that two people emptied together with an empty line', () => {
    const [a] = start(1) as [Peer];
    const [list, item] = [new Y.XmlElement('bulletList'), new Y.XmlElement('listItem')];
    a.doc.getXmlFragment(NOTES_ROOT).insert(0, [list]);
    list.insert(0, [item]);
    expect(a.editor.state.doc.toString()).toBe('doc(bulletList(listItem(paragraph)))');
  });
});

describe('the caret', () => {
  it('stays with its word while others write before it, in a paragraph that has its like', () => {
    const [a, b] = two('哈哈', '哈哈', '哈哈');
    caretTo(a, 7);
    caretTo(b, 1);
    b.type('哈哈');
    caretTo(b, 7);
    b.type('嘿');
    exchange();
    a.type('我');
    exchange();
    expect(b.text()).toBe('哈哈哈哈\n嘿哈哈我\n哈哈'.replace('嘿哈哈我', '嘿哈哈我'));
  });

  it('goes with its word into another paragraph, also where a letter behind it was taken back', () => {
    const [a, b] = two('一二三四五');
    caretTo(b, 6);
    b.type('甲乙丙');
    b.editor.commands.deleteRange({ from: 8, to: 9 });
    exchange();
    caretTo(a, 6);
    a.editor.commands.splitBlock();
    exchange();
    b.type('丁');
    exchange();
    expect([a.text(), b.text()]).toEqual(['一二三四五\n甲乙丁', '一二三四五\n甲乙丁']);
  });

  it('does not move for what brings nothing new', () => {
    const [a, b] = two('甲', '乙');
    caretTo(a, 2);
    a.type('一');
    Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc), 'line');
    a.type('二');
    caretTo(b, 5);
    b.type('三');
    exchange();
    a.type('四');
    expect(a.text()).toBe('甲一二四\n乙三');
  });

  it('keeps what was asked for, when another’s letter comes before one’s own', () => {
    const [a, b] = two('甲', '乙');
    caretTo(a, 2);
    a.editor.commands.toggleBold();
    b.type('x');
    exchange();
    expect(a.editor.isActive('bold')).toBe(true);
  });
});

describe('an empty paragraph in which two begin at once', () => {
  it('has the words of both once, however they go on', () => {
    const [a, b] = two(null);
    for (const peer of [a, b]) caretTo(peer, 1);
    a.type('甲甲');
    b.type('乙乙');
    exchange();
    // Both change the paragraph before they have heard of each other's change.
    a.type('丙');
    b.type('丁');
    exchange();
    expect(a.text()).toBe(b.text());
    expect([...a.text()].sort().join('')).toBe([...'甲甲乙乙丙丁'].sort().join(''));
    expect(a.text()).toMatch(/甲甲丙/);
    expect(a.text()).toMatch(/乙乙丁/);
  });
});

describe('undo', () => {
  it('takes back one’s own words, and puts the caret where they were', () => {
    const [a, b] = two('起止');
    caretTo(a, 2);
    a.type('我');
    exchange();
    caretTo(b, 3);
    b.type('他');
    exchange();
    expect(a.text()).toBe('起我他止');
    caretTo(a, 1);
    a.editor.commands.undo();
    expect(a.text()).toBe('起他止');
    expect(a.editor.state.selection.head).toBe(2);
    exchange();
    expect(b.text()).toBe('起他止');
    expect(b.editor.can().undo()).toBe(true);
    a.editor.commands.redo();
    exchange();
    expect(b.text()).toBe('起我他止');
  });

  it('takes back what was pasted, or another content, without what was typed right before and after', () => {
    const [a] = two('一');
    const content = a.editor.getJSON() as unknown as NotesNode;
    caretTo(a, 2);
    a.type('二');
    a.editor.view.pasteText('三');
    a.type('四');
    replaceContent(a.editor, content);
    a.type('五');
    const before = ['一五', '一', '一二三四', '一二三', '一二', '一'];
    for (const text of before) {
      expect(a.text()).toBe(text);
      a.editor.commands.undo();
    }
    for (const text of before.slice(0, -1).reverse()) {
      a.editor.commands.redo();
      expect(a.text()).toBe(text);
    }
  });

  it('leaves a paragraph that another wrote in', () => {
    const [a, b] = two('甲');
    caretTo(a, 2);
    a.editor.commands.splitBlock();
    exchange();
    caretTo(b, 4);
    b.type('他写的');
    exchange();
    a.editor.commands.undo();
    exchange();
    expect(b.text()).toContain('他写的');
  });
});

describe('what is composed', () => {
  it('is written once it is composed, and what others wrote meanwhile comes then', () => {
    const [a, b] = two('甲乙');
    caretTo(a, 2);
    caretTo(b, 1);
    a.binding.hold();
    a.type('ni');
    b.type('前');
    exchange();
    expect([a.text(), b.text()]).toEqual(['甲ni乙', '前甲乙']);
    a.editor.view.dispatch(a.editor.state.tr.insertText('你', 2, 4));
    a.binding.release();
    exchange();
    expect([a.text(), b.text()]).toEqual(['前甲你乙', '前甲你乙']);
  });

  it('is not lost when others take away its paragraph meanwhile: it stands in one of its own', () => {
    const [a, b] = two('一段', '又一段', '三段');
    caretTo(a, 8);
    a.binding.hold();
    a.type('你好');
    b.editor.view.dispatch(b.editor.state.tr.delete(4, 9));
    exchange();
    a.binding.release();
    exchange();
    expect([a.text(), b.text()]).toEqual(['一段\n你好\n三段', '一段\n你好\n三段']);
    a.type('，在');
    exchange();
    expect(b.text()).toBe('一段\n你好，在\n三段');
  });

  it('is not lost when others join its paragraph to the one before', () => {
    const [a, b] = two('一段', '又一段');
    caretTo(a, 8);
    a.binding.hold();
    a.type('你');
    b.editor.view.dispatch(b.editor.state.tr.join(4));
    exchange();
    a.binding.release();
    exchange();
    expect([a.text(), b.text()]).toEqual(['一段又一段你', '一段又一段你']);
  });

  it('leaves nothing behind when it is given up', () => {
    const [a, b] = two('一段', '又一段');
    caretTo(a, 8);
    a.binding.hold();
    a.type('ni');
    a.editor.view.dispatch(a.editor.state.tr.delete(8, 10));
    b.editor.view.dispatch(b.editor.state.tr.delete(4, 9));
    exchange();
    a.binding.release();
    exchange();
    expect([a.text(), b.text()]).toEqual(['一段', '一段']);
  });
});

describe('another content', () => {
  it('takes the place of the text as one change, while others write in what stays', () => {
    const [a, b] = two('一', '二', '三', '四');
    const content = a.editor.getJSON() as unknown as { content: NotesNode[] };
    caretTo(b, 10);
    exchange();
    replaceContent(a.editor, { type: 'doc', content: content.content.filter((_, i) => i === 0 || i === 3) });
    caretTo(b, 11);
    b.type('他');
    exchange();
    expect([a.text(), b.text()]).toEqual(['一\n四他', '一\n四他']);
    a.editor.commands.undo();
    exchange();
    expect(b.text()).toBe('一\n二\n三\n四他');
  });

  it('brings one’s words back before those one wrote since in their place, when the other undoes it', () => {
    const [a, b] = two('一');
    const content = a.editor.getJSON() as unknown as NotesNode;
    caretTo(b, 2);
    b.type('甲乙');
    exchange();
    replaceContent(a.editor, content);
    exchange();
    b.type('丙');
    b.type('丁');
    exchange();
    a.editor.commands.undo();
    exchange();
    expect([a.text(), b.text()]).toEqual(['一甲乙丙丁', '一甲乙丙丁']);
  });

  it('keeps the order of each while two write on where their words were taken back', () => {
    const [a, b, c] = start(3, '一') as [Peer, Peer, Peer];
    const content = a.editor.getJSON() as unknown as NotesNode;
    for (const peer of [b, c]) caretTo(peer, 2);
    for (const [mine, other] of ['1甲', '2乙', '3丙', '4丁']) {
      b.type(mine as string);
      c.type(other as string);
      exchange();
      if (mine !== '2') continue;
      replaceContent(a.editor, content);
      exchange();
    }
    a.editor.commands.undo();
    exchange();
    for (const { text } of peers) {
      expect(text()).toBe(a.text());
      expect([...text()].sort()).toEqual([...'一1234甲乙丙丁'].sort());
      for (const run of ['1234', '甲乙丙丁']) {
        expect([...text()].filter((letter) => run.includes(letter)).join('')).toBe(run);
      }
    }
  });

  it('keeps the order of one whose words were taken back around another’s, who writes on first', () => {
    const [a, b, c] = start(3, '一') as [Peer, Peer, Peer];
    const content = a.editor.getJSON() as unknown as NotesNode;
    caretTo(b, 2);
    b.type('12');
    exchange();
    caretTo(c, 3);
    c.type('甲');
    exchange();
    replaceContent(a.editor, content);
    exchange();
    c.type('乙');
    exchange();
    b.type('3');
    exchange();
    a.editor.commands.undo();
    exchange();
    for (const { text } of peers) expect(text()).toBe('一1甲乙23');
  });

  it('leaves what one writes where a paragraph was divided before what was taken from there', () => {
    const [a, b] = two('一');
    caretTo(b, 2);
    b.type('甲乙');
    exchange();
    caretTo(a, 3);
    a.editor.commands.splitBlock();
    exchange();
    caretTo(b, 3);
    b.type('丙');
    exchange();
    a.editor.commands.undo();
    exchange();
    expect([a.text(), b.text()]).toEqual(['一甲丙乙', '一甲丙乙']);
  });

  it('is refused if it is no text of notes', () => {
    const [a] = two('甲');
    expect(() => replaceContent(a.editor, { type: 'doc', content: [{ type: 'text', text: 'x' }] })).toThrow(RangeError);
    expect(a.text()).toBe('甲');
  });
});
