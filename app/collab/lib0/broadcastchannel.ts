/**
 * In the place of `lib0/broadcastchannel`, by `vite.config.ts`: y-websocket's provider brings it along for tabs that speak
 * with each other, and ours meet on the server.
 */
export const publish = (): void => undefined;
export const subscribe = (): void => undefined;
export const unsubscribe = (): void => undefined;
