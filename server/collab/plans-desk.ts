import type { PlanId } from '#app/domain/ids.ts';
import type { Rooms } from './rooms.ts';

/** What requests have to say to plans' documents. */
export interface PlansDesk {
  /**
   * Says that something of a plan has changed that no board's document brings: supervised flags, confirmations, decisions. To
   * be called once it is on disk. Whoever has the plan open is shown it shortly.
   */
  changed(planId: PlanId): void;
}

export function createPlansDesk(rooms: Pick<Rooms, 'soon'>): PlansDesk {
  return {
    changed(planId) {
      // One that is being loaded may have been read before the change: it is told once it is there.
      const opening = rooms.soon({ kind: 'plan', id: planId });
      opening?.then(
        (room) => {
          if (room?.content.kind === 'plan') room.content.refresh();
        },
        // Nobody has it open, then.
        () => undefined,
      );
    },
  };
}
