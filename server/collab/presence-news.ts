import type { Member } from './member.ts';
import type { Presence } from './presence.ts';
import { toWire } from './wire.ts';

/** Milliseconds in which presence gathers for one frame to everybody. */
const GATHER_MS = 30;

/** Tells everyone on a document what is new about who is there. */
export class PresenceNews {
  readonly #presence: Presence;
  readonly #members: ReadonlySet<Member>;
  readonly #clientIds = new Set<number>();
  #timer: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(presence: Presence, members: ReadonlySet<Member>) {
    this.#presence = presence;
    this.#members = members;
  }

  /** Tells, shortly, what is new about some client ids. */
  tell(clientIds: readonly number[]): void {
    for (const clientId of clientIds) this.#clientIds.add(clientId);
    if (clientIds.length === 0 || this.#timer || this.#isStopped) return;
    this.#timer = setTimeout(() => this.#send(), GATHER_MS);
  }

  /** Tells no more. */
  stop(): void {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  #send(): void {
    this.#timer = null;
    const news = this.#presence.frame(this.#clientIds);
    this.#presence.forgetGone(this.#clientIds);
    this.#clientIds.clear();
    const frame = news && toWire(news);
    if (frame) for (const member of this.#members) member.send(frame);
  }
}
