import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { PersonId } from '../domain/ids.ts';
import { recordSign } from '../domain/plan-record.ts';
import type { PlanState } from '../domain/plan-state.ts';
import type { LivePlan } from './live-plan.ts';
import type { PlanSession } from './plan-session.client.ts';

/**
 * A plan's state as it is now. The first paint shows `initial`, on the server and in the browser alike; the live document
 * takes over when it is there. Another plan, record or person ends the session and begins a new one.
 *
 * Yjs and the session are loaded by the effect: nothing of them runs on the server or delays the paint.
 *
 * @param onRecord called when the record is another than that of `initial`: with other measures, agencies or boards
 */
export function usePlanState(initial: PlanState, me: { readonly id: PersonId }, onRecord: () => void): LivePlan {
  const sign = useMemo(() => recordSign(initial), [initial]);
  const key = [initial.plan.id, me.id, sign].join(' ');
  const [opened, setOpened] = useState<{ readonly key: string; readonly session: PlanSession } | null>(null);
  const [failed, setFailed] = useState(false);
  const latest = useRef({ initial, me });
  latest.current = { initial, me };
  const session = opened?.key === key ? opened.session : null;

  useEffect(() => {
    let ended = false;
    let own: PlanSession | null = null;
    import('./plan-session.client.ts')
      .then(({ PlanSession }) => {
        if (ended) return;
        own = new PlanSession(latest.current);
        setOpened({ key, session: own });
      })
      .catch(() => !ended && setFailed(true));
    return () => {
      ended = true;
      own?.destroy();
    };
  }, [key]);

  const before = useMemo<LivePlan>(
    () => ({ state: initial, status: failed ? 'offline' : 'connecting', record: null }),
    [initial, failed],
  );
  const live = useSyncExternalStore(
    session?.subscribe ?? subscribeToNothing,
    session?.getSnapshot ?? (() => before),
    () => before,
  );
  const { record } = live;
  const renew = useRef(onRecord);
  renew.current = onRecord;
  useEffect(() => {
    if (record !== null && record !== sign) renew.current();
  }, [record, sign]);
  return live;
}

const subscribeToNothing = () => () => undefined;
