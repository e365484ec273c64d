import { afterEach, describe, expect, it } from 'vitest';
import { seeded } from '../../support/seeded.ts';
import { type Peer, paragraphs, peersOf } from './peers.ts';

let peers: Peer[] = [];
afterEach(() => {
  for (const peer of peers.splice(0)) peer.destroy();
});

/** The words that somebody wrote, in order; each is written once. */
const words = (own: number, count: number) => Array.from({ length: count }, (_, i) => `${'甲乙丙'[own]}${i};`);

function play(seed: number, ...begin: (string | null)[]): void {
  const draw = seeded(seed).below;
  peers = peersOf(3, paragraphs(...begin));
  const written = [0, 0, 0];
  const next = (own: number) => {
    const count = written[own] ?? 0;
    written[own] = count + 1;
    return `${'甲乙丙'[own]}${count};`;
  };
  for (const peer of peers) {
    const { doc } = peer.editor.state;
    const chosen = draw(doc.childCount);
    let at = 1;
    for (let i = 0; i < chosen; i++) at += doc.child(i).nodeSize;
    peer.editor.commands.setTextSelection(at + draw(doc.child(chosen).content.size + 1));
  }
  for (let step = 0; step < 120; step++) {
    const own = draw(3);
    const peer = peers[own] as Peer;
    const action = draw(12);
    if (action < 6) peer.type(next(own));
    else if (action < 9) peer.receive();
    else if (action === 9) peer.binding.hold();
    else if (action === 10) peer.binding.release();
    else if (peer.editor.state.selection.$head.parentOffset === peer.editor.state.selection.$head.parent.content.size) {
      peer.editor.commands.splitBlock();
    }
  }
  for (const peer of peers) peer.binding.release();
  for (let round = 0; round < 3; round++) for (const peer of peers) peer.receive();

  const [first] = peers as [Peer];
  for (const peer of peers) expect(peer.editor.getJSON(), `seed ${seed}`).toEqual(first.editor.getJSON());
  for (const [own, count] of written.entries()) {
    const found = words(own, count).map((word) => [first.text().split(word).length - 1, first.text().indexOf(word)]);
    expect(
      found.map(([times]) => times),
      `seed ${seed}: each word once`,
    ).toEqual(found.map(() => 1));
    const places = found.map(([, place]) => place as number);
    expect(places, `seed ${seed}: in order`).toEqual([...places].sort((a, b) => a - b));
  }
}

describe('three who write at once', () => {
  it.each(Array.from({ length: 12 }, (_, i) => i + 1))(
    'in one paragraph lose, double and mix up nothing (seed %i)',
    (seed) => play(seed, '起起起止止止'),
  );

  it.each(Array.from({ length: 12 }, (_, i) => i + 101))(
    'in empty paragraphs lose, double and mix up nothing (seed %i)',
    (seed) => play(seed, null, null),
  );

  it.each(Array.from({ length: 12 }, (_, i) => i + 201))(
    'in paragraphs alike lose, double and mix up nothing (seed %i)',
    (seed) => play(seed, '哈哈哈', '哈哈哈', '哈哈哈'),
  );
});
