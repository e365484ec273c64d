import { useState } from 'react';
import { PlanTabs } from '../../components/plan-tabs.tsx';
import { useRevalidate } from '../../components/use-revalidate.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { NotesView } from '../../notes/services.ts';
import type { Meeting } from '../../reviews/meeting.ts';
import { useTexts } from '../../reviews/use-texts.ts';
import { NotesScreen } from '../notes.$notesId/notes-screen.tsx';
import { Agenda } from './agenda.tsx';
import { DecisionsColumn } from './decisions-column.tsx';
import { MeetingHeader } from './meeting-header.tsx';

interface MeetingPageProps {
  readonly meeting: Meeting;
  readonly minutes: NotesView;
  readonly today: IsoDate;
  readonly me: { readonly id: PersonId; readonly name: string };
}

/**
 * A meeting: what it goes through, what it decides, and its minutes, side by side. What another lead decides, or changes of the
 * agenda, is told by the minutes' document, and the page asks for it anew.
 */
export function MeetingPage({ meeting, minutes, today, me }: MeetingPageProps) {
  const { t } = useTexts();
  const revalidate = useRevalidate();
  const [said, setSaid] = useState('');
  return (
    <div className="flex flex-1 flex-col lg:h-[calc(100dvh-3rem)] lg:min-h-[36rem] lg:flex-none print:block print:h-auto">
      <PlanTabs planId={meeting.plan.id} current="reviews" />
      <MeetingHeader meeting={meeting} />
      <div className="flex min-h-0 flex-1 flex-col lg:grid lg:grid-rows-[minmax(0,1fr)] print:block lg:grid-cols-[minmax(15rem,19rem)_minmax(20rem,1fr)_minmax(24rem,1.1fr)]">
        <Agenda meeting={meeting} onSaid={setSaid} />
        <DecisionsColumn meeting={meeting} today={today} me={me} onSaid={setSaid} onDecided={revalidate} />
        <section
          aria-label={t('minutes.title')}
          className="flex h-[80dvh] min-h-0 flex-col border-t border-line lg:h-auto lg:border-t-0 lg:border-l print:h-auto"
        >
          <NotesScreen view={minutes} me={me} place={{ kind: 'part' }} onRecord={revalidate} />
        </section>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}
