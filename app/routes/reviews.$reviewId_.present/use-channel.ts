import { useCallback, useEffect, useRef } from 'react';
import { channelName, type Message } from './channel.ts';

/**
 * A line to the other windows of this presentation in this browser.
 *
 * @param farewell said to them when this window, or its page, goes; null for nothing
 * @returns what says something to them
 */
export function useChannel(
  reviewId: string,
  onMessage: (message: Message) => void,
  farewell: 'bye' | null = null,
): (message: Message) => void {
  const channel = useRef<BroadcastChannel | null>(null);
  const listener = useRef(onMessage);
  listener.current = onMessage;
  useEffect(() => {
    const own = new BroadcastChannel(channelName(reviewId));
    own.onmessage = ({ data }: MessageEvent<Message>) => listener.current(data);
    channel.current = own;
    own.postMessage({ kind: 'hello' } satisfies Message);
    const leave = () => farewell && own.postMessage({ kind: farewell } satisfies Message);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
      channel.current = null;
      own.close();
    };
  }, [reviewId, farewell]);
  return useCallback((message) => channel.current?.postMessage(message), []);
}
