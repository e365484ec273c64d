import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { PersonId } from '../domain/ids.ts';
import type { PlanState } from '../domain/plan-state.ts';
import { collabUrl } from './collab-url.client.ts';
import { type ConnectionOptions, DocumentConnection } from './connection.client.ts';
import type { LivePlan, PlanStatus } from './live-plan.ts';
import { PLAN_ROOT, readPlan, readRecordSign } from './plan-doc.ts';
import { Registers } from './registers.ts';
import { listenToWindow } from './window-network.client.ts';

/** Milliseconds in which changes gather for one paint: a busy plan has some fifty commits a second. */
const GATHER_MS = 50;

/** An epoch that no document has: the server answers with the one that there is. */
const NO_EPOCH = 0;

export interface PlanSessionOptions extends Partial<Pick<ConnectionOptions, 'url' | 'WebSocket' | 'drawWait'>> {
  readonly initial: PlanState;
  readonly me: { readonly id: PersonId };
}

/** A plan's document in one of its epochs. */
interface Epoch {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly registers: Registers;
  readonly connection: DocumentConnection;
}

/**
 * One page's session on a plan: reads the server's document, and never writes. Nothing is kept in the browser; with every
 * epoch the document begins anew, and the page goes on showing what it had until the new one is there.
 */
export class PlanSession {
  readonly #options: PlanSessionOptions;
  readonly #listeners = new Set<() => void>();
  readonly #stopListening: () => void;
  #epoch: Epoch;
  #snapshot: LivePlan;
  /** The server's state of this epoch is here. */
  #isWhole = false;
  /** It has been here in some epoch. */
  #wasLive = false;
  #changed = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isEnded = false;

  constructor(options: PlanSessionOptions) {
    this.#options = options;
    this.#snapshot = { state: options.initial, status: 'connecting', record: null };
    this.#epoch = this.#open(NO_EPOCH);
    this.#stopListening = listenToWindow({
      reconnect: () => this.#epoch.connection.reconnect(),
      isOffline: () => this.#epoch.connection.link === 'offline',
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until something in it changes. */
  readonly getSnapshot = (): LivePlan => this.#snapshot;

  destroy(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    clearTimeout(this.#timer);
    this.#listeners.clear();
    this.#stopListening();
    close(this.#epoch);
  }

  #open(number: number): Epoch {
    const { initial, me, url, WebSocket, drawWait } = this.#options;
    const doc = new Y.Doc();
    const awareness = new Awareness(doc);
    const registers = new Registers(doc, PLAN_ROOT);
    registers.observe((changes) => {
      for (const { key } of changes) this.#changed.add(key);
      if (this.#isWhole) this.#soon();
    });
    const connection = new DocumentConnection({
      ...{ url: url ?? collabUrl(), WebSocket, drawWait, doc, awareness },
      name: { kind: 'plan', id: initial.plan.id },
      epoch: number,
      personId: me.id,
      isNews: () => false,
      onChange: () => this.#linkChanged(),
      onEpoch: (epoch) => this.#replace(epoch),
    });
    connection.connect();
    return { doc, awareness, registers, connection };
  }

  #replace(number: number): void {
    const ended = this.#epoch;
    this.#isWhole = false;
    this.#changed.clear();
    this.#epoch = this.#open(number);
    close(ended);
  }

  #linkChanged(): void {
    if (this.#isEnded) return;
    if (this.#epoch.connection.link !== 'synced' || this.#isWhole) {
      this.#emit(this.#snapshot.state);
      return;
    }
    this.#isWhole = true;
    this.#wasLive = true;
    this.#changed.clear();
    this.#emit(readPlan(this.#snapshot.state, this.#epoch.registers, null));
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      // Of an epoch that is over; the next brings everything.
      if (!this.#isWhole) return;
      const changed = this.#changed;
      this.#changed = new Set();
      this.#emit(readPlan(this.#snapshot.state, this.#epoch.registers, changed));
    }, GATHER_MS);
  }

  #emit(state: PlanState): void {
    const status = this.#status();
    const before = this.#snapshot;
    const record = this.#isWhole ? readRecordSign(this.#epoch.registers) : before.record;
    if (state === before.state && status === before.status && record === before.record) return;
    this.#snapshot = { state, status, record };
    for (const listener of this.#listeners) listener();
  }

  #status(): PlanStatus {
    const { link, refusal } = this.#epoch.connection;
    if (link === 'synced') return 'live';
    if (link === 'refused' && refusal === 'not-there') return 'not-there';
    if (link === 'connecting') return this.#wasLive ? 'offline' : 'connecting';
    return link;
  }
}

function close({ doc, awareness, registers, connection }: Epoch): void {
  connection.destroy();
  awareness.destroy();
  registers.destroy();
  doc.destroy();
}
