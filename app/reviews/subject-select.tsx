import { measureName } from '../domain/plan.ts';
import type { DraftSubject } from './decision-draft.ts';
import type { Meeting } from './meeting.ts';
import { useTexts } from './use-texts.ts';

interface SubjectSelectProps {
  readonly id: string;
  readonly meeting: Pick<Meeting, 'measures' | 'tasks' | 'agencies'>;
  readonly value: DraftSubject;
  readonly onChange: (subject: DraftSubject) => void;
}

/** What a decision is on: the plan as a whole, a measure, or a task card of an agency. */
export function SubjectSelect({ id, meeting: { measures, tasks, agencies }, value, onChange }: SubjectSelectProps) {
  const { t } = useTexts();
  const names = new Map(agencies.map((agency) => [agency.id, agency.name]));
  return (
    <div>
      <label htmlFor={id} className="text-sm font-medium">
        {t('form.subject')}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as DraftSubject)}
        className="field mt-1"
      >
        <option value="plan">{t('form.plan')}</option>
        <optgroup label={t('form.measures')}>
          {measures.map((measure) => (
            <option key={measure.id} value={`measure/${measure.id}`}>
              {measureName(measure)}
            </option>
          ))}
        </optgroup>
        {tasks.length > 0 && (
          <optgroup label={t('form.tasks')}>
            {tasks.map((task) => (
              <option key={task.id} value={`task/${task.id}`}>
                {t('form.task', { title: task.title, agency: names.get(task.agencyId) ?? '' })}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </div>
  );
}
