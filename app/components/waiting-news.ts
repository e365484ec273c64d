/** Of the window: other comments may wait for the person than a moment ago. */
const EVENT = 'duban:waiting';

/** Says that other comments may wait for the person: one was answered, resolved, or has come. */
export function tellWaiting(): void {
  window.dispatchEvent(new Event(EVENT));
}

/** Calls back when other comments may wait; returns what ends that. */
export function onWaiting(ask: () => void): () => void {
  window.addEventListener(EVENT, ask);
  return () => window.removeEventListener(EVENT, ask);
}
