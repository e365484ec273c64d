import type { NotesId } from '../ids.ts';
import type { NotesNode } from '../notes-node.ts';
import { type CardState, type Instruction, knownMeasures } from '../plan-state.ts';
import { type Redact, redactor, WITHHELD } from './redact.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * A snapshot as it is shown to people who are not to learn who is behind it: contacts, who took it, flagged, called, confirmed,
 * answered or is to see to something, and mentions in notes, all become {@link WITHHELD}; and wherever somebody wrote one of
 * these names into a text, it does there, too. Empty stays empty: that a card has no contact is not a name. What the document
 * itself says, agencies' names included, stays as it is.
 */
export function withoutNames(snapshot: Snapshot): Snapshot {
  const redact = redactor(namesIn(snapshot), wordsOf(snapshot));
  const instruction = (each: Instruction): Instruction => ({
    ...each,
    text: redact(each.text),
    person: withheld(each.person),
    last: each.last && { ...each.last, by: WITHHELD, text: redact(each.last.text) },
  });
  return {
    ...snapshot,
    title: redact(snapshot.title),
    takenBy: snapshot.takenBy === null ? null : WITHHELD,
    call: snapshot.call && { ...snapshot.call, by: WITHHELD, note: redact(snapshot.call.note) },
    instructions: snapshot.instructions.map(instruction),
    boards: snapshot.boards.map((board) => ({
      ...board,
      confirmation: board.confirmation && { ...board.confirmation, by: WITHHELD },
      cards: board.cards.map((card) => cardWithoutNames(card, redact, instruction)),
    })),
    notes: Object.fromEntries(
      Object.entries(snapshot.notes).map(([id, node]) => [id, nodeWithoutNames(node, redact)]),
    ) as Record<NotesId, NotesNode>,
  };
}

function cardWithoutNames(card: CardState, redact: Redact, instruction: (each: Instruction) => Instruction): CardState {
  const common = {
    contact: withheld(card.contact),
    supervision: card.supervision && {
      ...card.supervision,
      by: WITHHELD,
      reason: redact(card.supervision.reason),
    },
    instructions: card.instructions.map(instruction),
  };
  return card.kind === 'measure'
    ? { ...card, ...common }
    : { ...card, ...common, title: redact(card.title), description: redact(card.description) };
}

const withheld = (name: string) => (name === '' ? '' : WITHHELD);

function nodeWithoutNames(node: NotesNode, redact: Redact): NotesNode {
  if (isPerson(node)) return { ...node, attrs: { ...node.attrs, id: 'withheld', label: WITHHELD } };
  return {
    ...node,
    ...(node.text !== undefined && { text: redact(node.text) }),
    ...(node.attrs && { attrs: attrsWithoutNames(node.attrs, redact) }),
    ...(node.marks && { marks: node.marks.filter(isNoAddress).map((mark) => markWithoutNames(mark, redact)) }),
    ...(node.content && { content: node.content.map((child) => nodeWithoutNames(child, redact)) }),
  };
}

type Mark = NonNullable<NotesNode['marks']>[number];

/** An e-mail address or a telephone number behind a word says who it is as a name does. */
const isNoAddress = ({ type, attrs }: Mark) => type !== 'link' || !/^(mailto|tel):/i.test(String(attrs?.href ?? ''));

function markWithoutNames(mark: Mark, redact: Redact): Mark {
  return mark.attrs ? { ...mark, attrs: attrsWithoutNames(mark.attrs, redact) } : mark;
}

function attrsWithoutNames(attrs: NonNullable<NotesNode['attrs']>, redact: Redact) {
  return Object.fromEntries(
    Object.entries(attrs).map(([key, value]) => [key, typeof value === 'string' ? redact(value) : value]),
  );
}

const isPerson = ({ type, attrs }: NotesNode) => type === 'mention' && attrs?.kind === 'person';

/** Every name that a snapshot gives as one. */
function* namesIn(snapshot: Snapshot): Generator<string> {
  if (snapshot.takenBy !== null) yield snapshot.takenBy;
  if (snapshot.call) yield snapshot.call.by;
  yield* snapshot.instructions.flatMap(namesInInstruction);
  for (const { confirmation, cards } of snapshot.boards) {
    if (confirmation) yield confirmation.by;
    for (const { contact, supervision, instructions } of cards) {
      yield contact;
      if (supervision) yield supervision.by;
      yield* instructions.flatMap(namesInInstruction);
    }
  }
  for (const node of Object.values<NotesNode>(snapshot.notes)) yield* mentionsIn(node);
}

const namesInInstruction = ({ person, last }: Instruction) => (last ? [person, last.by] : [person]);

function* mentionsIn(node: NotesNode): Generator<string> {
  if (isPerson(node)) yield String(node.attrs?.label ?? '');
  for (const child of node.content ?? []) yield* mentionsIn(child);
}

/** The words of the document, in which there are no names to be kept back. */
function wordsOf(snapshot: Snapshot): string[] {
  const { plan, sections, agencies, stages } = snapshot;
  return [
    plan.title,
    ...agencies.map(({ name }) => name),
    ...sections.map(({ title }) => title),
    ...knownMeasures(snapshot).flatMap(({ title, commitments }) => [
      title ?? '',
      ...commitments.map(({ text }) => text),
    ]),
    ...stages.flatMap(({ names }) => [names.zh, names.en]),
  ];
}
