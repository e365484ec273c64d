import { afterEach, describe, expect, it } from 'vitest';
import { type Client, clientsOf, type Peer, paragraphs } from './peers.ts';

let peers: Client[] = [];
afterEach(() => {
  for (const peer of peers.splice(0)) peer.destroy();
});

function begin(count: number, ...texts: string[]): Client[] {
  peers = clientsOf(count, paragraphs(...texts));
  return peers;
}

function exchange(): void {
  for (let round = 0; round < 4; round++) {
    for (const peer of peers) peer.send();
    for (const peer of peers) peer.receive();
  }
  for (const { editor } of peers) expect(editor.getJSON()).toEqual(peers[0]?.editor.getJSON());
}

const caretTo = ({ editor }: Peer, position: number) => editor.commands.setTextSelection(position);

describe('words that are written in a paragraph while somebody who has not heard of them', () => {
  it('deletes it, empty, stand in one of their own', () => {
    const [one, two] = begin(2, '一', '', '二') as [Client, Client];
    caretTo(one, 4);
    one.type('字');
    caretTo(two, 4);
    expect(two.editor.commands.joinBackward()).toBe(true);
    exchange();
    one.type('词');
    exchange();
    expect(two.text()).toBe('一\n字词\n二');
  });

  it('deletes it with what was in it, stand there without that', () => {
    const [one, two] = begin(2, '一', '二三四', '五') as [Client, Client];
    caretTo(one, 6);
    one.type('先');
    exchange();
    one.type('字');
    two.editor.view.dispatch(two.editor.state.tr.delete(3, 9));
    exchange();
    expect(two.text()).toBe('一\n字\n五');
  });

  it('deletes them letter by letter, and then it, are deleted, though their writer hears of all of it at once', () => {
    const [one, two] = begin(2, '一', '') as [Client, Client];
    caretTo(one, 4);
    one.type('二三');
    exchange();
    one.type('字');
    caretTo(two, 6);
    for (const from of [5, 4]) two.editor.view.dispatch(two.editor.state.tr.delete(from, from + 1));
    expect(two.editor.commands.joinBackward()).toBe(true);
    exchange();
    expect(two.text()).toBe('一\n字');
  });

  it('deletes the list that they add a line to, stand behind it', () => {
    const [one, two] = begin(2, '一', '二') as [Client, Client];
    caretTo(one, 5);
    one.editor.commands.toggleBulletList();
    exchange();
    caretTo(one, 7);
    one.editor.commands.splitListItem('listItem');
    one.type('字');
    two.editor.view.dispatch(two.editor.state.tr.delete(3, two.editor.state.doc.content.size));
    exchange();
    expect(two.text()).toBe('一\n字');
  });

  it('takes back what made it, stand in one of their own', () => {
    const [one, two] = begin(2, '一') as [Client, Client];
    caretTo(two, 2);
    two.editor.commands.splitBlock();
    exchange();
    caretTo(one, 4);
    one.type('字');
    two.editor.commands.undo();
    exchange();
    expect(two.text()).toBe('一\n字');
  });
});

describe('words behind which others are taken', () => {
  it('stay where they are if those who took them had heard of them', () => {
    const [one, two] = begin(2, '一') as [Client, Client];
    caretTo(one, 2);
    one.type('二三四五六');
    exchange();
    // Of the two halves the longer one stays what it is, and the first is written anew.
    caretTo(two, 2);
    two.editor.commands.splitBlock();
    one.type('七');
    exchange();
    expect(one.text()).toBe('一\n二三四五六七');
  });

  it('do not go along with a letter among them that its writer takes elsewhere', () => {
    const [one, two] = begin(2, '一二三四五六') as [Client, Client];
    caretTo(one, 6);
    one.type('甲');
    one.send();
    two.receive();
    one.type('乙');
    caretTo(two, 5);
    two.editor.commands.splitBlock();
    one.send();
    two.receive();
    // She sees the second letter where it has no place, and takes it along.
    expect(two.text()).toBe('一二三四乙\n五甲六');
    caretTo(two, 2);
    two.editor.commands.toggleHeading({ level: 2 });
    exchange();
    expect(one.text()).toBe('一二三四\n五甲乙六');
  });

  it('follow them though somebody else’s, which follow too, stand between', () => {
    const [one, two, three] = begin(3, '一二') as [Client, Client, Client];
    caretTo(one, 2);
    one.editor.commands.splitBlock();
    caretTo(two, 3);
    two.type('甲乙');
    two.send();
    caretTo(three, 3);
    three.type('子丑');
    three.receive();
    three.type('寅');
    exchange();
    expect(one.text().split('\n')[0]).toBe('一');
    expect([...one.text()].filter((letter) => '甲乙'.includes(letter)).join('')).toBe('甲乙');
    expect([...one.text()].filter((letter) => '子丑寅'.includes(letter)).join('')).toBe('子丑寅');
  });

  it('follow with the letter before them, wherever others who saw that out of place took it meanwhile', () => {
    const [one, two] = begin(2, '一二') as [Client, Client];
    caretTo(one, 3);
    one.type('甲乙');
    one.send();
    caretTo(two, 2);
    two.editor.commands.splitBlock();
    two.receive();
    // He divides between her letters, which are still where they were typed, and makes a list of what they were typed behind.
    expect(two.text()).toBe('一甲乙\n二');
    caretTo(two, 3);
    two.editor.commands.splitBlock();
    caretTo(two, 8);
    two.editor.commands.toggleBulletList();
    exchange();
    expect(one.text().replace('\n\n', '\n')).toBe('一\n二甲乙');
  });

  it('stay with the letter before them, though what had stood there is taken by two', () => {
    const [one, two, three] = begin(3, '一二') as [Client, Client, Client];
    for (const peer of [two, three]) {
      caretTo(peer, 2);
      peer.editor.commands.splitBlock();
    }
    two.send();
    one.receive();
    caretTo(one, 2);
    one.type('甲');
    exchange();
    expect(one.text().split('\n')[0]).toBe('一甲');
  });
});
