import { afterEach, describe, expect, it } from 'vitest';
import { Copies, MOST_RUNS, WHY } from '#app/notes/copies.ts';
import { type Client, clientsOf, type Peer, paragraphs } from './peers.ts';

let peers: Client[] = [];
afterEach(() => {
  for (const peer of peers.splice(0)) peer.destroy();
});

function begin(count: number, ...texts: string[]): Client[] {
  peers = clientsOf(count, paragraphs(...texts));
  return peers;
}

/** Among those who are still there. */
function exchange(...there: Client[]): void {
  for (let round = 0; round < 4; round++) {
    for (const peer of there) peer.send();
    for (const peer of there) peer.receive();
  }
  for (const { editor } of there) expect(editor.getJSON()).toEqual(there[0]?.editor.getJSON());
}

const caretTo = ({ editor }: Peer, position: number) => editor.commands.setTextSelection(position);

/** Makes one paragraph of the first two: what was in the second is written anew in the first. */
function join(peer: Client, at: number): void {
  caretTo(peer, at);
  expect(peer.editor.commands.joinBackward()).toBe(true);
}

describe('words of a page that has closed before it heard that what they were written in was joined to another', () => {
  it('stand behind what they were written behind, though they come to the server after that', () => {
    const [one, two] = begin(2, '一二', '三四') as [Client, Client];
    join(two, 5);
    two.send();
    caretTo(one, 6);
    one.type('甲');
    one.type('乙');
    one.send();
    one.leave();
    exchange(two);
    expect(two.text()).toBe('一二三甲乙四');
  });

  it('stand there, too, when they had come before it', () => {
    const [one, two] = begin(2, '一二', '三四') as [Client, Client];
    caretTo(one, 6);
    one.type('甲乙');
    one.send();
    join(two, 5);
    two.send();
    one.leave();
    exchange(two);
    expect(two.text()).toBe('一二三甲乙四');
  });

  it('stand there, too, when the page was closed before any of it', () => {
    const [one, two] = begin(2, '一二', '三四') as [Client, Client];
    caretTo(one, 6);
    one.type('甲乙');
    one.send();
    one.leave();
    join(two, 5);
    exchange(two);
    expect(two.text()).toBe('一二三甲乙四');
  });

  it('and are sent by another page of the same browser, stand there', () => {
    const [one, two] = begin(2, '一二', '三四') as [Client, Client];
    join(two, 5);
    two.send();
    caretTo(one, 6);
    one.type('甲乙');
    one.leave();
    one.send();
    exchange(two);
    expect(two.text()).toBe('一二三甲乙四');
  });

  it('stand before what they were written before, at the beginning of it', () => {
    const [one, two] = begin(2, '一二', '三四') as [Client, Client];
    join(two, 5);
    two.send();
    caretTo(one, 5);
    one.type('甲');
    one.send();
    one.leave();
    exchange(two);
    expect(two.text()).toBe('一二甲三四');
  });

  it('are not there again where their writer had deleted them', () => {
    const [one, two] = begin(2, '一二', '三四') as [Client, Client];
    join(two, 5);
    two.send();
    caretTo(one, 6);
    one.type('甲乙丙');
    one.send();
    one.editor.view.dispatch(one.editor.state.tr.delete(7, 8));
    one.type('丁');
    one.send();
    one.leave();
    exchange(two);
    expect([...two.text()].sort()).toEqual([...'一二三甲丙丁四'].sort());
    expect(two.text()).toMatch(/^一二三甲/);
  });

  it('follow it whole, in whatever pieces they were typed', () => {
    const [one, two] = begin(2, '一二') as [Client, Client];
    caretTo(two, 2);
    two.editor.commands.splitBlock();
    two.send();
    caretTo(one, 3);
    one.type('甲乙丙');
    caretTo(one, 5);
    one.type('丁');
    one.leave();
    one.send();
    exchange(two);
    expect(two.text()).toBe('一\n二甲乙丁丙');
  });

  it('are not written once more when what the page did with them is forgotten', () => {
    const [one, two] = begin(2, '一二', '三四') as [Client, Client];
    join(two, 5);
    two.send();
    caretTo(one, 6);
    one.type('甲');
    exchange(one, two);
    const copies = Copies.of(two.doc);
    for (let i = 0; i <= MOST_RUNS; i += 64) {
      const runs = Array.from({ length: 64 }, (_, n) => [99, i + n, 1, -1, WHY.taken] as const);
      two.doc.transact(() => copies.add(runs));
    }
    exchange(one, two);
    one.leave();
    exchange(two);
    expect(two.text()).toBe('一二三甲四');
  });

  it('stand there once, however much was pasted, while the page is still there', () => {
    const [one, two] = begin(2, '一二', '三四') as [Client, Client];
    join(two, 5);
    two.send();
    caretTo(one, 6);
    one.type('甲'.repeat(150_000));
    exchange(one, two);
    expect(two.text().length).toBe(150_004);
  });

  it('stand in a paragraph of their own where all that they were written among was deleted', () => {
    const [one, two] = begin(2, '一', '二三', '四') as [Client, Client];
    two.editor.view.dispatch(two.editor.state.tr.delete(3, 7));
    two.send();
    caretTo(one, 5);
    one.type('甲');
    one.type('乙');
    one.send();
    one.leave();
    exchange(two);
    expect(two.text()).toBe('一\n四\n甲乙');
  });

  it('in a paragraph that it had made in a list that was deleted, stand in one of their own', () => {
    const [one, two] = begin(2, '一', '二') as [Client, Client];
    caretTo(one, 5);
    one.editor.commands.toggleBulletList();
    exchange(one, two);
    two.editor.view.dispatch(two.editor.state.tr.delete(3, two.editor.state.doc.content.size));
    two.send();
    caretTo(one, 7);
    one.editor.commands.splitListItem('listItem');
    one.type('甲乙');
    one.send();
    one.leave();
    exchange(two);
    expect(two.text()).toBe('一\n甲乙');
  });
});

describe('words of a page that hears late of what became of those that they were written among', () => {
  it('are not doubled, when it has lost its line meanwhile and comes back', () => {
    const [one, two] = begin(2, '一二', '三四') as [Client, Client];
    join(two, 5);
    two.send();
    caretTo(one, 6);
    one.type('甲');
    one.send();
    one.leave();
    one.type('乙');
    exchange(one, two);
    expect(two.text()).toBe('一二三甲乙四');
    one.type('丙');
    exchange(one, two);
    expect(two.text()).toBe('一二三甲乙丙四');
  });

  it('are not doubled, when it had followed them before its line was lost', () => {
    const [one, two] = begin(2, '一二', '三四') as [Client, Client];
    join(two, 5);
    two.send();
    caretTo(one, 6);
    one.type('甲');
    one.send();
    one.receive();
    expect(one.text()).toBe('一二三甲四');
    one.leave();
    one.type('乙');
    exchange(one, two);
    expect(two.text()).toBe('一二三甲乙四');
  });

  it('are followed by the page alone while it is there', () => {
    const [one, two] = begin(2, '一二', '三四') as [Client, Client];
    join(two, 5);
    two.send();
    caretTo(one, 6);
    one.type('甲');
    one.send();
    two.receive();
    expect(two.text()).toBe('一二三四');
    exchange(one, two);
    one.leave();
    exchange(two);
    expect(two.text()).toBe('一二三甲四');
  });
});
