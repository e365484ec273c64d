import { AsyncLocalStorage } from 'node:async_hooks';

const sources = new AsyncLocalStorage<string>();

/**
 * Does work in the name of a request from an address, so that what it writes down knows from where it was asked: through all
 * the services in between, none of which has another use for it.
 */
export function fromAddress<Result>(address: string, work: () => Result): Result {
  return sources.run(address, work);
}

/** From where the work that is under way was asked for; null where no request did, as in a command or by the clock. */
export function requestAddress(): string | null {
  return sources.getStore() ?? null;
}
