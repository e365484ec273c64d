import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What a provider of a test remembers, for as long as its process lives; nothing in it ever gets old. */
const kept = new Map<string, AdapterPayload>();

/** oidc-provider's own one in memory warns each process that it is no place to keep anything. */
export class ForgetfulAdapter implements Adapter {
  readonly #model: string;

  constructor(model: string) {
    this.#model = model;
  }

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    kept.set(`${this.#model}:${id}`, payload);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return kept.get(`${this.#model}:${id}`);
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#findBy((payload) => payload.uid === uid);
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#findBy((payload) => payload.userCode === userCode);
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload) payload.consumed = Math.floor(Date.now() / 1_000);
  }

  async destroy(id: string): Promise<void> {
    kept.delete(`${this.#model}:${id}`);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of kept) {
      if (key.startsWith(`${this.#model}:`) && payload.grantId === grantId) kept.delete(key);
    }
  }

  #findBy(is: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, payload] of kept) if (key.startsWith(`${this.#model}:`) && is(payload)) return payload;
    return undefined;
  }
}
