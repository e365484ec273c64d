import { useCallback, useEffect, useRef } from 'react';
import { channelName, type Message } from './channel.ts';

/** A line to the other windows of this presentation in this browser. @returns what says something to them */
export function useChannel(reviewId: string, onMessage: (message: Message) => void): (message: Message) => void {
  const channel = useRef<BroadcastChannel | null>(null);
  const listener = useRef(onMessage);
  listener.current = onMessage;
  useEffect(() => {
    const own = new BroadcastChannel(channelName(reviewId));
    own.onmessage = ({ data }: MessageEvent<Message>) => listener.current(data);
    channel.current = own;
    own.postMessage({ kind: 'hello' } satisfies Message);
    return () => {
      channel.current = null;
      own.close();
    };
  }, [reviewId]);
  return useCallback((message) => channel.current?.postMessage(message), []);
}
