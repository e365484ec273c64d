import { afterEach, expect, test } from 'vitest';
import { type Client, clientsOf, type Peer, paragraphs } from './peers.ts';

let peers: Client[] = [];
afterEach(() => {
  for (const peer of peers.splice(0)) peer.destroy();
});

function begin(count: number, ...texts: string[]): Client[] {
  peers = clientsOf(count, paragraphs(...texts));
  return peers;
}

function divide({ editor }: Peer, at: number): void {
  editor.commands.setTextSelection(at);
  editor.commands.splitBlock();
}

function exchange(): void {
  for (let round = 0; round < 4; round++) {
    for (const peer of peers) peer.send();
    for (const peer of peers) peer.receive();
  }
  for (const { editor } of peers) expect(editor.getJSON()).toEqual(peers[0]?.editor.getJSON());
}

test('what is written in a second half follows when the division is taken back unheard', () => {
  const [one, two] = begin(2, '一二三四') as [Client, Client];
  divide(one, 3);
  exchange();
  two.editor.commands.setTextSelection(6);
  two.type('字');
  one.editor.commands.undo();
  exchange();
  expect(one.text()).toBe('一二三字四');
});

test('what the server put into a second half is not lost when the division is taken back unheard', () => {
  const [other, one] = begin(2, '一二三四', '五六') as [Client, Client];
  divide(one, 3);
  one.send();
  other.editor.commands.setTextSelection(7);
  other.editor.commands.joinBackward();
  other.editor.commands.setHeading({ level: 2 });
  // Of the two second halves the server keeps the later one, and has what was joined to the earlier follow it there.
  other.send();
  one.editor.commands.undo();
  exchange();
  for (const letter of '一二三四五六') expect(one.text().split(letter), letter).toHaveLength(2);
});

test('lines that somebody adds to a list while another takes it apart are not lost', () => {
  const [one, two] = begin(2, '一二三四') as [Client, Client];
  one.editor.commands.toggleBulletList();
  exchange();
  two.editor.commands.setTextSelection(7);
  two.editor.commands.splitListItem('listItem');
  two.type('字');
  one.editor.commands.toggleBulletList();
  exchange();
  for (const letter of '一二三四字') expect(one.text().split(letter), letter).toHaveLength(2);
});
