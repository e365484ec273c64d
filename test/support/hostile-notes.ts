import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { LIMITS } from '#app/collab/protocol.ts';
import { COPIES_ROOT, NOTES_ROOT } from '#app/notes/root.ts';
import type { RawId, RawStruct } from './raw-update.ts';
import { anyContent, formatContent, rawUpdate, textContent, typeContent } from './raw-update.ts';
import type { Seeded } from './seeded.ts';

/** What somebody hostile knows of some notes. */
export interface NotesScene {
  readonly random: Seeded;
  /** The document as the server has it. */
  readonly mirror: Y.Doc;
}

const freshClient = ({ random }: NotesScene) => 2 + random.below(2 ** 32 - 3);

/** A struct, or what makes one of the ids of those before it. */
type Made = RawStruct | ((id: (index: number) => RawId) => RawStruct);

/** Structs of one writer nobody has heard of, each of one clock unless it says how many. */
function by(scene: NotesScene, made: readonly Made[], lengths: readonly number[] = [], clock = 0): Uint8Array {
  const client = freshClient(scene);
  let next = clock;
  const clocks = made.map((_one, index) => {
    const own = next;
    next += lengths[index] ?? 1;
    return own;
  });
  const id = (index: number): RawId => ({ client, clock: clocks[index] ?? index });
  const structs = made.map((one) => ({ parent: NOTES_ROOT, ...(typeof one === 'function' ? one(id) : one) }));
  return rawUpdate([{ client, clock, structs }]);
}

const node = (name: string) => typeContent(3, name);
const text = () => typeContent(6);
const under =
  (index: number, struct: RawStruct): Made =>
  (id) => ({ parent: id(index), ...struct });
const behind =
  (index: number, struct: RawStruct): Made =>
  (id) => ({ origin: id(index), ...struct });

/** A paragraph with some content in its text. */
const inText = (scene: NotesScene, ...content: readonly RawStruct[]) =>
  by(scene, [
    node('paragraph'),
    under(0, text()),
    ...content.map((one, i) => (i === 0 ? under(1, one) : behind(i + 1, one))),
  ]);

const inNode = (scene: NotesScene, name: string, ...content: readonly RawStruct[]) =>
  by(scene, [node(name), ...content.map((one) => under(0, one))]);

const attribute = (name: string, value: unknown): RawStruct => ({ ...anyContent(value), parentSub: name });

/** An id of something that is in the document. */
function someId({ random, mirror }: NotesScene): RawId {
  if (mirror.store.clients.size === 0) return { client: 1, clock: 0 };
  const client = random.choose([...mirror.store.clients.keys()]);
  return { client, clock: random.below(Y.getState(mirror.store, client)) };
}

function nested(scene: NotesScene, levels: number): Uint8Array {
  return by(
    scene,
    Array.from({ length: levels }, (_, i) => (i === 0 ? node('blockquote') : under(i - 1, node('blockquote')))),
  );
}

const someContent = ({ random }: NotesScene): RawStruct =>
  random.choose<RawStruct>([
    node(random.choose(['paragraph', 'bulletList', 'listItem', 'tableCell', 'hardBreak', 'day'])),
    text(),
    textContent('词'),
    formatContent('bold', '{}'),
    formatContent('link', '{"href":"javascript:x"}'),
    anyContent(2),
    { ref: 1, length: 1 + random.below(3) },
    { ref: 0, length: 1 + random.below(3) },
  ]);

/** All that stands, written again, with the claim that it was taken from where it stands. */
function claimed(scene: NotesScene, times: number): Uint8Array {
  const words: { id: Y.ID; text: string }[] = [];
  for (const structs of scene.mirror.store.clients.values()) {
    for (const { id, content, deleted } of structs as Y.Item[]) {
      if (!deleted && content instanceof Y.ContentString) words.push({ id, text: content.str });
    }
  }
  const lengths = words.map(({ text: { length } }) => length);
  let copy = 2;
  const runs = words.map(({ id, text: { length } }) => {
    const run = [id.client, id.clock, length, copy, 0];
    copy += length;
    return run;
  });
  // Below what fits into a frame.
  const all = Array.from({ length: Math.min(times, Math.ceil(20_000 / Math.max(1, runs.length))) }, () => runs).flat();
  return by(
    scene,
    [
      node('paragraph'),
      under(0, text()),
      ...words.map(({ text: word }, i) => {
        const content = textContent(word);
        return i === 0
          ? under(1, content)
          : (id: (index: number) => RawId) => ({
              ...content,
              origin: { client: id(0).client, clock: id(i + 1).clock + (lengths[i - 1] ?? 1) - 1 },
            });
      }),
      { ...anyContent(...all), parent: COPIES_ROOT },
    ],
    [1, 1, ...lengths, all.length],
  );
}

/** Out of how many times one is of these kinds is made: they cost more. */
export const RARE_NOTES: Readonly<Record<string, number>> = {
  '10,000 levels': 20,
  '250 levels': 4,
  'a million nodes': 60,
  'a million texts': 60,
  'a huge attribute': 20,
  'all words claimed for copied': 5,
  'all words claimed for copied, often': 10,
};

/** Updates that decode, and bring what notes do not have or what Yjs may stumble over; also a few that are well. */
export const HOSTILE_NOTES: Readonly<Record<string, (scene: NotesScene) => Uint8Array>> = {
  'a paragraph': (scene) => inText(scene, textContent('会商')),
  'a link to a script': (scene) =>
    inText(scene, formatContent('link', '{"href":"javascript:alert(1)"}'), textContent('x')),
  'a link to data': (scene) => inText(scene, formatContent('link', '{"href":"data:text/html,x"}'), textContent('x')),
  'a link that is no object': (scene) =>
    inText(
      scene,
      formatContent('link', scene.random.choose(['1', 'null', '[]', '"x"', '{"href":{}}'])),
      textContent('x'),
    ),
  'a node there is not': (scene) =>
    inNode(scene, scene.random.choose(['script', 'iframe', '__proto__', 'constructor', 'doc', 'text', '']), text()),
  'a mark there is not': (scene) =>
    inText(
      scene,
      formatContent(
        scene.random.choose(['evil', '__proto__', 'constructor', 'toString', 'bold--short', 'x--AAAAAAAA', '']),
        '{}',
      ),
      textContent('x'),
    ),
  'a hashed mark': (scene) =>
    inText(scene, formatContent(scene.random.choose(['bold--AAAAAAAA', 'link--aaaaaaa=']), '{}'), textContent('x')),
  'a format that is no JSON': (scene) =>
    inText(scene, formatContent('bold', scene.random.choose(['', '{', 'undefined', '1e999'])), textContent('x')),
  'a format nested deep': (scene) =>
    inText(
      scene,
      formatContent('bold', `${'['.repeat(scene.random.choose([9, 5_000]))}${']'.repeat(9)}`),
      textContent('x'),
    ),
  'a format with a prototype': (scene) =>
    inText(
      scene,
      formatContent('link', '{"__proto__":{"href":"https://a.cn/"},"href":"https://a.cn/"}'),
      textContent('x'),
    ),
  'formats upon formats': (scene) =>
    inText(
      scene,
      ...Array.from({ length: 200 }, (_, i) =>
        i % 3 ? formatContent(i % 2 ? 'bold' : 'code', i % 5 ? '{}' : 'null') : textContent('x'),
      ),
    ),
  'an attribute there is not': (scene) =>
    inNode(
      scene,
      'paragraph',
      attribute(scene.random.choose(['onclick', '__proto__', 'constructor', 'style', '']), { x: 1 }),
    ),
  'a wrong attribute': (scene) =>
    inNode(scene, 'heading', attribute('level', scene.random.choose<unknown>([9, '1', null, {}, [1], 1.5, -1, true]))),
  'a huge attribute': (scene) => inNode(scene, 'codeBlock', attribute('language', 'x'.repeat(900_000))),
  'an attribute of text, of a type, of a format': (scene) =>
    inNode(scene, 'codeBlock', {
      ...scene.random.choose<RawStruct>([textContent('x'), text(), node('paragraph'), formatContent('bold', '{}')]),
      parentSub: 'language',
    }),
  'an attribute beside an attribute': (scene) =>
    by(scene, [
      node('heading'),
      under(0, attribute('level', 1)),
      behind(1, scene.random.choose<RawStruct>([anyContent(2), textContent('x'), node('paragraph')])),
    ]),
  'an attribute of a text, of the root': (scene) =>
    scene.random.chance(0.5)
      ? by(scene, [attribute('level', 1)])
      : by(scene, [node('paragraph'), under(0, text()), under(1, attribute('level', 1))]),
  '10,000 levels': (scene) => nested(scene, 10_000),
  '250 levels': (scene) => nested(scene, 250),
  '20 levels': (scene) => nested(scene, 20),
  'a million nodes': (scene) =>
    by(
      scene,
      Array.from({ length: 90_000 }, (_, i) => (i === 0 ? node('paragraph') : behind(i - 1, node('day')))),
    ),
  'a million texts': (scene) =>
    by(scene, [
      node('paragraph'),
      under(0, text()),
      ...Array.from({ length: 100_000 }, (_, i) => behind(i + 1, text())),
    ]),
  'text among blocks': (scene) => by(scene, [textContent('x')]),
  'a text among blocks': (scene) => by(scene, [text()]),
  'text in a node': (scene) => inNode(scene, 'bulletList', textContent('x')),
  'a text in a list': (scene) => by(scene, [node('bulletList'), under(0, text()), under(1, textContent('x'))]),
  'a node in a text': (scene) => inText(scene, textContent('x'), node('paragraph')),
  'a value in a node': (scene) => inNode(scene, 'paragraph', anyContent('x', 1, null)),
  'values that are none': (scene) =>
    inNode(
      scene,
      'codeBlock',
      attribute('language', scene.random.choose<unknown>([10n, Uint8Array.of(1), Number.NaN, undefined])),
    ),
  'another type': (scene) =>
    inNode(scene, 'paragraph', typeContent(scene.random.choose([0, 1, 2, 4, 7, 99])), typeContent(5, 'hook')),
  'an embed': (scene) => inText(scene, { ref: 5, write: (e) => encoding.writeVarString(e, '{"a":1}') }),
  bytes: (scene) =>
    inNode(scene, 'paragraph', { ref: 3, write: (e) => encoding.writeVarUint8Array(e, scene.random.bytes(9)) }),
  'old JSON content': (scene) =>
    inNode(scene, 'paragraph', {
      ref: 2,
      write: (e) => {
        encoding.writeVarUint(e, 1);
        encoding.writeVarString(e, '"x"');
      },
    }),
  'a document in the document': (scene) =>
    inNode(scene, 'paragraph', {
      ref: 9,
      write: (e) => {
        encoding.writeVarString(e, 'guid');
        encoding.writeAny(e, { autoLoad: true });
      },
    }),
  'another root': (scene) =>
    by(scene, [{ ...node('paragraph'), parent: scene.random.choose(['registers', '', '__proto__', 'toString']) }]),
  'itself for a parent': (scene) => by(scene, [(id) => ({ ...node('paragraph'), parent: id(0) })]),
  'a parent still to come': (scene) =>
    by(scene, [(id) => ({ ...node('paragraph'), parent: id(1) }), node('paragraph')]),
  'parents in a ring': (scene) => {
    const [a, b] = [freshClient(scene), freshClient(scene)];
    const one = (client: number, other: number) => ({
      client,
      clock: 0,
      structs: [{ ...node('paragraph'), parent: { client: other, clock: 0 } }],
    });
    return rawUpdate([one(a, b), one(b, a)]);
  },
  'a parent of another writer, to come': (scene) => {
    const [a, b] = [freshClient(scene), freshClient(scene)];
    return rawUpdate([
      { client: a, clock: 0, structs: [{ ...text(), parent: { client: b, clock: 0 } }] },
      { client: b, clock: 0, structs: [{ ...node('paragraph'), parent: NOTES_ROOT }] },
    ]);
  },
  'a parent that may be none': (scene) =>
    by(scene, [{ ...someContent(scene), parent: someId(scene) }, under(0, someContent(scene))]),
  'a parent there is not': (scene) => by(scene, [{ ...node('paragraph'), parent: { client: 77, clock: 3 } }]),
  'a parent that was collected': (scene) =>
    by(scene, [{ ref: 0, length: 2 }, under(0, node('paragraph')), under(1, text()), under(2, textContent('x'))], [2]),
  'neighbours that were collected': (scene) =>
    by(
      scene,
      [
        { ref: 0, length: 3 },
        behind(0, node('paragraph')),
        (id) => ({ ...text(), rightOrigin: id(0) }),
        under(1, text()),
      ],
      [3],
    ),
  'between two lists': (scene) => {
    const block = scene.mirror.getXmlFragment(NOTES_ROOT).get(0) as Y.XmlElement;
    const [outside, inside] = [block._item?.id as RawId, block._start?.id as RawId];
    const [origin, rightOrigin] = scene.random.chance(0.5) ? [outside, inside] : [inside, outside];
    return by(scene, [{ ...node('paragraph'), origin, rightOrigin }]);
  },
  'between two lists of its own': (scene) =>
    by(scene, [
      node('paragraph'),
      under(0, text()),
      (id) => ({ ...node('paragraph'), origin: id(0), rightOrigin: id(1) }),
    ]),
  'a parent that was deleted': (scene) =>
    by(scene, [{ ref: 1, length: 2 }, under(0, node('paragraph')), under(1, text())], [2]),
  'neighbours anywhere': (scene) =>
    by(
      scene,
      Array.from({ length: 1 + scene.random.below(6) }, () => ({
        ...someContent(scene),
        origin: scene.random.chance(0.7) ? someId(scene) : null,
        rightOrigin: scene.random.chance(0.5) ? someId(scene) : null,
        parent: scene.random.chance(0.5) ? someId(scene) : NOTES_ROOT,
      })),
    ),
  'neighbours and parents of its own': (scene) => {
    const count = 2 + scene.random.below(8);
    return by(
      scene,
      Array.from({ length: count }, () => (id: (index: number) => RawId) => ({
        ...someContent(scene),
        origin: scene.random.chance(0.4) ? id(scene.random.below(count)) : null,
        rightOrigin: scene.random.chance(0.2) ? id(scene.random.below(count)) : null,
        parent: scene.random.chance(0.6) ? id(scene.random.below(count)) : NOTES_ROOT,
      })),
    );
  },
  'another past of somebody': (scene) => {
    const { client, clock } = someId(scene);
    const structs = Array.from({ length: 3 }, () => ({ parent: NOTES_ROOT, ...someContent(scene) }));
    return rawUpdate([{ client, clock, structs }]);
  },
  'a longer past of somebody': (scene) => {
    const { client, clock } = someId(scene);
    const length = Y.getState(scene.mirror.store, client) - clock + 1 + scene.random.below(3);
    const struct = scene.random.choose<RawStruct>([
      textContent('x'.repeat(length)),
      { ref: 0, length },
      { ref: 1, length },
      anyContent(...Array.from({ length }, () => 1)),
    ]);
    const parent = scene.random.chance(0.5) ? someId(scene) : NOTES_ROOT;
    return rawUpdate([
      { client, clock, structs: [{ parent, origin: scene.random.chance(0.5) ? someId(scene) : null, ...struct }] },
    ]);
  },
  'a run of copied words that is none': (scene) =>
    by(scene, [
      {
        ...anyContent(
          scene.random.choose<unknown>([1, [], [1, 2, 3], [-1, 0, 1, 0, 0], [1, 0, 0, 0, 0], {}, [1, 0, 1, 0, 9]]),
        ),
        parent: COPIES_ROOT,
      },
    ]),
  'a node among runs of copied words': (scene) => by(scene, [{ ...node('paragraph'), parent: COPIES_ROOT }]),
  'a name among runs of copied words': (scene) =>
    by(scene, [{ ...anyContent([1, 0, 1, 0, 0]), parent: COPIES_ROOT, parentSub: scene.random.choose(['href', 'x']) }]),
  'words among runs of copied words': (scene) => by(scene, [{ ...textContent('x'), parent: COPIES_ROOT }]),
  'all words claimed for copied': (scene) => claimed(scene, 1),
  'all words claimed for copied, often': (scene) => claimed(scene, 5_000),
  'runs of copied words without an end': (scene) => {
    const { client, clock } = someId(scene);
    const run = [client, clock, Number.MAX_SAFE_INTEGER, 0, 0];
    return by(scene, [{ ...anyContent(...Array(100).fill(run)), parent: COPIES_ROOT }], [100]);
  },
  'runs of copied words in a circle': (scene) => {
    const [one, other] = [someId(scene), someId(scene)];
    const runs = [
      [one.client, one.clock, 4, other.clock, 0],
      [other.client, other.clock, 4, one.clock, 0],
    ];
    return by(scene, [{ ...anyContent(...runs), parent: COPIES_ROOT }], [2]);
  },
  'a gap of clocks': (scene) => by(scene, [node('paragraph')], [], 5),
  'a skip': (scene) => by(scene, [{ ref: 10, length: 3 }, node('paragraph')], [3]),
  'collected ranges of any length': (scene) =>
    by(scene, [{ ref: 0, length: scene.random.choose([0, 1, 7, 2 ** 31, 2 ** 32, 2 ** 53 - 1]) }]),
  'too many writers': (scene) =>
    rawUpdate(
      Array.from({ length: LIMITS.newClients + 1 }, () => ({
        client: freshClient(scene),
        clock: 0,
        structs: [{ ...node('paragraph'), parent: NOTES_ROOT }],
      })),
    ),
  'everything deleted': (scene) =>
    rawUpdate(
      [],
      [...scene.mirror.store.clients.keys()].map((client) => ({
        client,
        ranges: [[0, Y.getState(scene.mirror.store, client)]] as const,
      })),
    ),
  'something deleted': (scene) =>
    rawUpdate(
      [],
      [0, 1, 2].map(() => {
        const { client, clock } = someId(scene);
        return {
          client,
          ranges: [
            [clock, Math.min(1 + scene.random.below(4), Y.getState(scene.mirror.store, client) - clock)],
          ] as const,
        };
      }),
    ),
};
