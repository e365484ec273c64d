interface NetworkListener {
  reconnect(): void;
  /** The line is down, and waits for its next attempt. */
  isOffline(): boolean;
}

/** Has a line come back as soon as the browser notices that the network is back, or somebody looks at the page again. */
export function listenToWindow({ reconnect, isOffline }: NetworkListener): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const onNetwork = () => reconnect();
  // Whoever looks at the page again does not wait for timers, which stand still in the background.
  const onVisible = () => {
    if (document.visibilityState === 'visible' && isOffline()) reconnect();
  };
  window.addEventListener('offline', onNetwork);
  window.addEventListener('online', onNetwork);
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    window.removeEventListener('offline', onNetwork);
    window.removeEventListener('online', onNetwork);
    document.removeEventListener('visibilitychange', onVisible);
  };
}
