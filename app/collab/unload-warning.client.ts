/**
 * Has the browser ask before the page is closed or reloaded, whenever `isDue` says so at that moment, until what is
 * returned is called.
 */
export function warnOfUnload(isDue: () => boolean): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const warn = (event: BeforeUnloadEvent) => {
    if (isDue()) event.preventDefault();
  };
  window.addEventListener('beforeunload', warn);
  return () => window.removeEventListener('beforeunload', warn);
}
