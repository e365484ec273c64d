import type { Awareness } from 'y-protocols/awareness';
import type { BoardId, CardId } from '../domain/ids.ts';
import { isId } from '../domain/ids.ts';
import type { BoardDoc } from './board-doc.ts';
import { BoardEpoch, type EpochOptions } from './board-epoch.client.ts';
import { readCarryOver } from './carry-over.ts';
import { collabUrl } from './collab-url.client.ts';
import type { Link } from './connection.client.ts';
import { holdDocument } from './document-locks.client.ts';
import type { Kept, Refusal } from './live-board.ts';
import { readUnsaved } from './local-copy.client.ts';
import { deleteCopy, listCopies } from './local-store.client.ts';
import { warnOfUnload } from './unload-warning.client.ts';

/** What whoever has a line is told. */
export interface LineListener {
  /** The link, what is unsaved, or where it is kept has changed. */
  onChange(): void;
  /** Some cards read differently. */
  onCards(changed: ReadonlySet<CardId>, isOwn: boolean): void;
  /** `board` is another object from now on. */
  onRenewed(): void;
  onPresence(): void;
  /** What leads have put on the board has changed. */
  onRecord?(): void;
}

export interface LineOptions
  extends Omit<EpochOptions, 'url' | 'onChange' | 'onRecord' | 'onUnsaved' | 'onEpoch' | 'onMerged' | 'presence'> {
  /** `wss://host/collab`; of the page by default. */
  readonly url?: string;
}

const NOBODY: LineListener = {
  onChange: () => undefined,
  onCards: () => undefined,
  onRenewed: () => undefined,
  onPresence: () => undefined,
};

/**
 * A board's document as one person has it, whatever its epoch.
 *
 * When the document begins anew, the one of before stays to be read and written until the new one is there; then what is
 * not acknowledged is written into that. Whoever has the line sees one board with all of its cards throughout.
 */
export class BoardLine {
  readonly options: LineOptions;
  /** The server's state has been here. */
  hadLink = false;
  /** The board that this one has gone into; null while it has not. */
  mergedInto: BoardId | null = null;
  #listener: LineListener;
  #current: BoardEpoch;
  #previous: BoardEpoch | null = null;
  #presence: { [key: string]: unknown } | null;
  /** Registers that were changed here and are not acknowledged. */
  readonly #unsaved = new Set<string>();
  /** Copies of earlier epochs have been looked through. */
  #isGathered = false;
  #isStranded = false;
  #isEnded = false;
  readonly #waiting = new Set<() => void>();
  readonly #teardown: (() => void)[];

  /** @param presence what the others are told of this page; null for nothing, as for a line without a page */
  constructor(options: LineOptions, listener: LineListener, presence: { [key: string]: unknown } | null) {
    this.options = options;
    this.#listener = listener;
    this.#presence = presence;
    this.#teardown = [holdDocument(options.personId, options.name), warnOfUnload(() => this.#wouldBeMissed())];
    this.#current = this.#open(options.epoch);
  }

  get board(): BoardDoc {
    return (this.#previous ?? this.#current).board;
  }

  get awareness(): Awareness {
    return this.#current.awareness;
  }

  /** The document has begun anew, and what is shown is still the one of before. */
  get isRenewing(): boolean {
    return this.#previous !== null;
  }

  get link(): Link {
    const { link } = this.#current.connection;
    // An epoch takes a moment to change; nothing is said of it unless the server cannot be reached.
    return this.isRenewing && this.hadLink && link === 'connecting' ? 'synced' : link;
  }

  /** Why, of a link that is refused. */
  get refusal(): Refusal {
    return this.#current.connection.refusal;
  }

  /** There are changes of which the server has not said that they are in its database. */
  get unsaved(): boolean {
    return this.#unsaved.size > 0 || this.#current.connection.unsaved;
  }

  /** Connected, and yet changes are not kept. */
  get failing(): boolean {
    return this.#current.connection.failing;
  }

  /** Where the unsaved changes are. */
  get kept(): Kept {
    return (this.#previous ?? this.#current).isKept ? 'browser' : 'page';
  }

  /** This browser has changes that this person may no longer make. They are on no board. */
  get isStranded(): boolean {
    return this.#isStranded || this.#current.isStranded;
  }

  /** Resolves once the first document's copy of this browser is loaded, if there is one. */
  get opened(): Promise<void> {
    return this.#current.opened;
  }

  setPresence(presence: { [key: string]: unknown } | null): void {
    this.#presence = presence;
    this.#current.awareness.setLocalState(presence);
  }

  /** The browser noticed that the network went or came. */
  reconnect(): void {
    this.#current.connection.reconnect();
  }

  /** Tries again although the server has refused. */
  retry(): void {
    this.#current.connection.retry();
  }

  /** Nobody looks at it any more. */
  leave(): void {
    this.#listener = NOBODY;
    this.setPresence(null);
  }

  /**
   * Resolves once everything of this person's is acknowledged, what earlier pages left included, or the server refuses it,
   * or after a while.
   */
  finished(patienceMs: number): Promise<'saved' | 'refused' | 'late'> {
    return new Promise((resolve) => {
      const end = (how: 'saved' | 'refused' | 'late') => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(how);
      };
      const look = () => {
        if (this.#isEnded) end('late');
        else if (this.link === 'refused') end('refused');
        else if (this.#current.caughtUp && this.#isGathered && !this.unsaved) end('saved');
      };
      // The largest delay that a timer takes.
      const timer = setTimeout(() => end('late'), Math.min(patienceMs, 2 ** 31 - 1));
      this.#waiting.add(look);
      look();
    });
  }

  destroy(): void {
    this.#isEnded = true;
    this.#listener = NOBODY;
    for (const undo of this.#teardown.splice(0)) undo();
    this.#previous?.destroy();
    this.#current.destroy();
    for (const look of [...this.#waiting]) look();
  }

  #open(number: number): BoardEpoch {
    const epoch: BoardEpoch = new BoardEpoch({
      ...this.options,
      url: this.options.url ?? collabUrl(),
      epoch: number,
      presence: this.#presence,
      onChange: () => epoch === this.#current && this.#changed(),
      onUnsaved: (keys) => {
        for (const key of keys) this.#unsaved.add(key);
        // The cards were told of before: what is said of saving them must not lag behind.
        this.#listener.onChange();
      },
      onEpoch: (next) => this.#renew(next),
      onRecord: () => this.#listener.onRecord?.(),
      onMerged: (into) => {
        if (isId(into)) this.mergedInto = into as BoardId;
      },
    });
    epoch.board.observe((changed, { origin }) => {
      if (epoch.board === this.board) this.#listener.onCards(changed, origin === null);
    });
    epoch.awareness.on('change', () => this.#listener.onPresence());
    return epoch;
  }

  #changed(): void {
    if (this.#isEnded) return;
    const { connection } = this.#current;
    if (connection.link === 'synced') {
      this.hadLink = true;
      if (!this.#current.caughtUp) this.#catchUp();
    }
    if (this.#current.caughtUp && !connection.unsaved && this.#unsaved.size > 0) {
      this.#unsaved.clear();
      this.#current.settle();
    }
    this.#listener.onChange();
    for (const look of [...this.#waiting]) look();
  }

  #renew(number: number): void {
    const ended = this.#current;
    if (!this.#previous && ended.board.cards.size > 0) {
      this.#previous = ended;
      ended.connection.destroy();
    } else {
      // What earlier pages left in its copy is looked for there.
      ended.destroy();
    }
    this.#current = this.#open(number);
  }

  #catchUp(): void {
    const [current, previous] = [this.#current, this.#previous];
    current.caughtUp = true;
    if (previous) {
      // Not before: a write that has not seen what it overwrites is as likely to lose as to win.
      current.write(readCarryOver(previous.board.registers, this.#unsaved));
      this.#previous = null;
      this.#listener.onRenewed();
    }
    void this.#gather(current, previous).finally(() => {
      this.#isGathered = true;
      this.#changed();
    });
  }

  /** Takes over what is unsaved in copies of earlier epochs, and lets go of them. */
  async #gather(current: BoardEpoch, previous: BoardEpoch | null): Promise<void> {
    if (previous) {
      if (await this.#isSafe(current)) previous.settle();
      await previous.flushed();
      previous.destroy();
    }
    const { personId, name, mayWrite } = this.options;
    for (const copy of typeof indexedDB === 'undefined' ? [] : await listCopies(personId)) {
      if (copy.name.id !== name.id || copy.epoch >= current.number) continue;
      const { own, rest } = await readUnsaved(copy);
      if (this.#isEnded || current !== this.#current) return;
      if (!mayWrite && own.length > 0) {
        this.#isStranded = true;
        continue;
      }
      // What was changed since is newer than what an earlier epoch has to say.
      current.write({ own: own.filter(([key]) => !current.touched.has(key)), rest });
      if (await this.#isSafe(current)) await deleteCopy(copy);
    }
  }

  /** Resolves to true once what was written into an epoch is in this browser, or else in the database. */
  async #isSafe(epoch: BoardEpoch): Promise<boolean> {
    if (await epoch.flushed()) return true;
    return new Promise((resolve) => {
      const look = () => {
        const isOver = this.#isEnded || epoch !== this.#current;
        if (!isOver && epoch.connection.unsaved) return;
        this.#waiting.delete(look);
        resolve(!isOver);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Closing the window would lose changes, or leave them unsent for nobody knows how long. */
  #wouldBeMissed(): boolean {
    if (!this.options.mayWrite || !this.unsaved) return false;
    // To sign in again one has to leave the page; and without a page whoever looks next sends what is in this browser.
    return this.kept === 'page' || (this.#presence !== null && this.link !== 'refused');
  }
}
