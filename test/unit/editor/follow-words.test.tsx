import { afterEach, describe, expect, it } from 'vitest';
import { type Peer, paragraphs, peersOf } from './peers.ts';

let peers: Peer[] = [];
afterEach(() => {
  for (const peer of peers.splice(0)) peer.destroy();
});

function three(...texts: (string | null)[]): [Peer, Peer, Peer] {
  peers = peersOf(3, paragraphs(...texts));
  return peers as [Peer, Peer, Peer];
}

function exchange(): void {
  for (let round = 0; round < 4; round++) for (const peer of peers) peer.receive();
}

const caretTo = ({ editor }: Peer, position: number) => editor.commands.setTextSelection(position);
const texts = () => peers.map((peer) => peer.text());
const all = (text: string) => [text, text, text];

describe('words written in what another takes elsewhere at that moment', () => {
  it('follow it when a paragraph is divided, in their order', () => {
    const [a, b] = three('起止');
    caretTo(a, 3);
    a.type('嘘');
    caretTo(b, 3);
    b.receive();
    // She pressed Enter at the end, as she saw it, while the first letter of the word was on its way.
    b.editor.commands.splitBlock();
    a.type('嘙');
    a.type('嘚');
    exchange();
    a.type('嘛');
    exchange();
    expect(texts()).toEqual(all('起止\n嘘嘙嘚嘛'));
  });

  it('follow it to the list, the heading and the paragraph that it is joined to', () => {
    const [a, b] = three('一段', '又一段');
    const acts = [
      () => b.editor.commands.toggleBulletList(),
      () => b.editor.commands.liftListItem('listItem'),
      () => b.editor.commands.toggleHeading({ level: 2 }),
      () => b.editor.commands.setParagraph(),
      () => b.editor.commands.joinBackward(),
    ];
    caretTo(a, 7);
    caretTo(b, 5);
    for (const [i, act] of acts.entries()) {
      a.type(`${i}`);
      expect(act()).toBe(true);
      a.type('，');
      exchange();
      a.type('。');
      exchange();
    }
    expect(texts()).toEqual(all('一段又一0，。1，。2，。3，。4，。段'));
  });

  it('keep their marks', () => {
    const [a, b] = three('一二三');
    caretTo(a, 4);
    a.editor.commands.toggleBold();
    a.type('粗');
    caretTo(b, 2);
    b.editor.commands.splitBlock();
    exchange();
    expect(b.editor.getHTML()).toBe('<p>一</p><p>二三<strong>粗</strong></p>');
    expect(texts()).toEqual(all('一\n二三粗'));
  });

  it('of several people follow it, each in its own order', () => {
    const [a, b, c] = three('一二三四');
    caretTo(a, 4);
    caretTo(c, 5);
    caretTo(b, 2);
    b.editor.commands.splitBlock();
    for (const word of ['甲', '乙', '丙']) a.type(word);
    for (const word of ['子', '丑', '寅']) c.type(word);
    exchange();
    expect(texts()).toEqual(all('一\n二三甲乙丙四子丑寅'));
  });

  it('follow it when they are composed', () => {
    const [a, b] = three('一二三四');
    caretTo(a, 4);
    a.binding.hold();
    a.type('ni');
    caretTo(b, 2);
    b.editor.commands.splitBlock();
    b.editor.commands.toggleBulletList();
    exchange();
    a.editor.view.dispatch(a.editor.state.tr.insertText('你', 4, 6));
    a.binding.release();
    exchange();
    a.type('好');
    exchange();
    expect(texts()).toEqual(all('一\n二三你好四'));
  });

  it('stay when what they stand among is deleted, where two paragraphs became one', () => {
    const [a, b] = three('起头', '又一段');
    caretTo(a, 7);
    a.type('甲');
    exchange();
    a.type('乙');
    // Selects from one paragraph to the other, and deletes.
    b.editor.view.dispatch(b.editor.state.tr.delete(2, 8));
    exchange();
    expect(texts()).toEqual(all('起乙段'));
  });

  it('follow it back when it is undone', () => {
    const [a, b] = three('一二三四');
    caretTo(b, 3);
    b.editor.commands.splitBlock();
    exchange();
    caretTo(a, 6);
    b.editor.commands.undo();
    a.type('甲');
    a.type('乙');
    exchange();
    expect(a.text().replace('\n', '')).toBe('一二三甲乙四');
  });
});
