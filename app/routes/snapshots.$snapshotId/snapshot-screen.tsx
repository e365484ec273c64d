import { useMemo } from 'react';
import { PlanTabs } from '../../components/plan-tabs.tsx';
import { FrozenBand, Stripes } from '../../components/snapshot/frozen-band.tsx';
import { HandoutMenu } from '../../components/snapshot/handout-menu.tsx';
import { BoardPart } from './board-part.tsx';
import { ComparedLine } from './compared-line.tsx';
import { JustTaken } from './just-taken.tsx';
import { MatrixPart } from './matrix-part.tsx';
import { MeetingWay } from './meeting-way.tsx';
import { Neighbours } from './neighbours.tsx';
import { OpenCard } from './open-card.tsx';
import type { SnapshotPage, SnapshotWays } from './page-data.ts';
import { PlanInstructions } from './plan-instructions.tsx';
import { Toolbar } from './toolbar.tsx';
import { useLinks } from './use-links.ts';

/** A snapshot to read: on a wide screen as high as the window, as a board is; on a phone as long as it is. */
export function SnapshotScreen({ page, ways }: { page: SnapshotPage; ways: SnapshotWays }) {
  const links = useLinks();
  const agencies = useMemo(() => new Map(page.agencies.map(({ id, name }) => [id, name])), [page.agencies]);
  const { shown, compared } = page;
  return (
    <div className="flex min-h-0 flex-col md:h-[calc(100dvh-3rem)] print:h-auto">
      <PlanTabs planId={page.plan.id} current="snapshots" />
      <FrozenBand snapshot={page.head} hash={page.hash} sound={page.sound}>
        <div className="ml-auto flex flex-wrap items-center gap-2">
          <Neighbours page={page} links={links} />
          <MeetingWay {...ways} planId={page.plan.id} snapshotId={page.id} />
          <HandoutMenu snapshotId={page.id} mayShare={ways.mayShare} />
        </div>
      </FrozenBand>
      <JustTaken number={page.head.number} />
      <Toolbar page={page} links={links} />
      {compared && <ComparedLine page={page} compared={compared} links={links} />}
      <PlanInstructions instructions={page.instructions} agencies={agencies} />
      <div className="relative flex min-h-0 flex-1">
        <Stripes isUpright />
        <div className="flex min-w-0 flex-1 flex-col">
          {shown.kind === 'board' ? (
            <BoardPart page={page} board={shown} links={links} agencies={agencies} />
          ) : (
            <MatrixPart page={page} data={shown} links={links} agencies={agencies} />
          )}
        </div>
        <Stripes isUpright />
        <OpenCard page={page} links={links} agencies={agencies} />
      </div>
      <Stripes />
    </div>
  );
}
