import type { PersonId } from '../domain/ids.ts';
import type { LineOptions } from './board-line.client.ts';
import type { WrittenName } from './protocol.ts';
import { formatDocumentName } from './protocol.ts';
import { clearHint, hintUnsent, tryAgain } from './unsent-hint.ts';

/**
 * Milliseconds for one document to be sent. Shorter than the time after which a line takes a missing ack for a failing server,
 * so that who is not acknowledged by then, and was told of no failure, may not write there.
 */
const SEND_MS = 8_000;

/** A board or notes with changes of this person's that are in this browser only, and that no page has open. */
export interface Unsent {
  readonly document: WrittenName;
  /** What people call it; null where that is not known. */
  readonly title: string | null;
  /** `waiting` ones go up by themselves; `refused` ones the server does not take from this person any more. */
  readonly state: 'waiting' | 'refused';
}

export interface UnsentOptions extends Partial<Pick<LineOptions, 'url' | 'WebSocket' | 'drawWait'>> {
  /** Milliseconds, for tests. */
  readonly sendMs?: number;
}

/** Yjs and all that goes with it. Not imported at once: its chunk would fall apart. */
const fetchLive = () => import('./live.client.ts');

interface Found {
  readonly name: WrittenName;
  readonly epoch: number;
  readonly title: string | null;
  /** A part of it is text of notes that have begun anew since: it cannot be merged, a person must bring it over. */
  readonly isLeftOver: boolean;
}

/**
 * Sends what earlier pages of a person left unsaved in this browser: without it, changes made offline would stay there
 * until somebody happens to open that board again. One document at a time, by one tab of the browser, and never what is
 * another person's or on a board that is open.
 */
export class UnsentChanges {
  readonly #personId: PersonId;
  readonly #options: UnsentOptions;
  readonly #onChange: (unsent: readonly Unsent[]) => void;
  #unsent: readonly Unsent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isRunning = false;
  #isAskedAgain = false;
  #isStopped = false;

  /** @param onChange is given what could not be sent, whenever that has changed */
  constructor(personId: PersonId, onChange: (unsent: readonly Unsent[]) => void, options: UnsentOptions = {}) {
    this.#personId = personId;
    this.#onChange = onChange;
    this.#options = options;
  }

  /** Looks for unsaved changes, and sends them. */
  look(): void {
    clearTimeout(this.#timer);
    if (this.#isRunning) this.#isAskedAgain = true;
    else if (!this.#isStopped) void this.#run();
  }

  /** Throws away what is unsaved of a document. There is no way back. */
  async discard(document: WrittenName): Promise<void> {
    const { deleteCopy, listCopies } = await fetchLive();
    for (const copy of await listCopies(this.#personId)) if (isSame(copy.name, document)) await deleteCopy(copy);
    this.#tell(this.#unsent.filter((one) => !isSame(one.document, document)));
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    this.#isAskedAgain = false;
    const isWaiting = await this.#sendAll().catch(() => {
      // A script that could not be fetched, say. What cannot be looked through waits as what cannot be sent does.
      hintUnsent(this.#personId);
      return true;
    });
    this.#isRunning = false;
    if (this.#isStopped) return;
    if (this.#isAskedAgain) this.look();
    else if (isWaiting) this.#timer = tryAgain(() => this.look());
  }

  /** Returns whether something waits to be sent. */
  async #sendAll(): Promise<boolean> {
    const { withDocumentAlone } = await fetchLive();
    // Before it looks: what is changed from now on sets it again.
    clearHint(this.#personId);
    const unsent: Unsent[] = [];
    let isAllSent = true;
    for (const found of await this.#find()) {
      if (this.#isStopped) break;
      // Where one cannot be reached the others cannot either.
      const isCutOff = unsent.some(({ state }) => state === 'waiting');
      const sent = await withDocumentAlone(this.#personId, found.name, async () =>
        isCutOff ? ('waiting' as const) : this.#send(found),
      );
      const state = sent === 'saved' && found.isLeftOver ? 'refused' : sent;
      isAllSent &&= state === 'saved';
      if (state === 'waiting' || state === 'refused') {
        unsent.push({ document: found.name, title: found.title, state });
      }
    }
    if (!isAllSent || this.#isStopped) hintUnsent(this.#personId);
    if (!this.#isStopped) this.#tell(unsent);
    return unsent.some(({ state }) => state === 'waiting');
  }

  /** Every document with a note of something unsaved, in its newest epoch that is here. */
  async #find(): Promise<Found[]> {
    const { listCopies, readNotes } = await fetchLive();
    const copies = await listCopies(this.#personId);
    const found = new Map<string, Found>();
    for (const { name, ...copy } of copies) {
      const [note] = await readNotes({ name, ...copy });
      if (!note) continue;
      const key = formatDocumentName(name);
      const epochs = copies.filter((other) => isSame(other.name, name)).map(({ epoch }) => epoch);
      const epoch = Math.max(...epochs);
      const before = found.get(key);
      const title = note.title ?? before?.title ?? null;
      // A board's line takes over by itself what earlier epochs have.
      const isLeftOver = before?.isLeftOver === true || (name.kind !== 'board' && copy.epoch < epoch);
      found.set(key, { name, epoch, title, isLeftOver });
    }
    return [...found.values()];
  }

  async #send(found: Found): Promise<'saved' | Unsent['state']> {
    if (typeof navigator !== 'undefined' && navigator.onLine === false) return 'waiting';
    const { sendMs } = this.#options;
    const line = await this.#open(found);
    try {
      const how = await line.finished(sendMs ?? SEND_MS);
      if (how !== 'late') return how;
      return line.link === 'synced' && !line.failing ? 'refused' : 'waiting';
    } finally {
      line.destroy();
    }
  }

  async #open({ name, epoch, title }: Found) {
    const { url, WebSocket, drawWait } = this.#options;
    const { BoardLine } = await fetchLive();
    const options = { personId: this.#personId, epoch, title: title ?? '', mayWrite: true, url, WebSocket, drawWait };
    switch (name.kind) {
      case 'board': {
        const nothing = { onChange: () => {}, onCards: () => {}, onRenewed: () => {}, onPresence: () => {} };
        return new BoardLine({ ...options, name }, nothing, null);
      }
      case 'notes':
      case 'minutes': {
        const { NotesLine } = await import('./notes-line.client.ts');
        const nothing = { onChange: () => {}, onComments: () => {}, onRecord: () => {}, onReplaced: () => {} };
        return new NotesLine({ ...options, ...nothing, name, hasPage: false });
      }
    }
  }

  #tell(unsent: readonly Unsent[]): void {
    if (JSON.stringify(unsent) === JSON.stringify(this.#unsent)) return;
    this.#unsent = unsent;
    this.#onChange(unsent);
  }
}

const isSame = (one: WrittenName, other: WrittenName) => formatDocumentName(one) === formatDocumentName(other);
