import { Form, useSearchParams } from '@remix-run/react';
import { dayIn, type EpochMs, PLAN_TIME_ZONE } from '../../domain/dates.ts';
import { endOfDay } from '../../domain/history/days.ts';
import type { BoardHistory } from '../../history/services.ts';
import { useTexts } from './use-texts.ts';

interface DayFormProps {
  readonly history: BoardHistory;
  readonly at: EpochMs;
  readonly isOfCard: boolean;
  readonly onMoment: (at: EpochMs) => void;
}

/** Jumps to the end of a day. Without script the server is asked. */
export function DayForm({ history: { start, now }, at, isOfCard, onMoment }: DayFormProps) {
  const { t } = useTexts();
  const [params] = useSearchParams();
  const dayOf = (moment: EpochMs) => dayIn(PLAN_TIME_ZONE, moment);
  return (
    <Form
      method="get"
      className="flex items-center gap-2 text-sm"
      onSubmit={(event) => {
        event.preventDefault();
        const end = endOfDay(PLAN_TIME_ZONE, String(new FormData(event.currentTarget).get('day')));
        if (end !== null) onMoment(end);
      }}
    >
      {isOfCard && <input type="hidden" name="card" value={params.get('card') ?? ''} />}
      <label className="flex items-center gap-2">
        <span className="max-sm:sr-only">{t('day')}</span>
        <input
          key={dayOf(at)}
          type="date"
          name="day"
          required
          defaultValue={dayOf(at)}
          min={dayOf(start)}
          max={dayOf(now)}
          className="field w-auto"
        />
      </label>
      <button type="submit" className="button">
        {t('goDay')}
      </button>
    </Form>
  );
}
