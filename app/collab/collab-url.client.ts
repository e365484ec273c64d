import { COLLAB_PATH } from './protocol.ts';

/** Where the page's server has its live documents: `wss://host/collab`. */
export function collabUrl(): string {
  const { protocol, host } = window.location;
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}${COLLAB_PATH}`;
}
