import { CircleHelp } from 'lucide-react';
import { PostForm } from '../../components/post-form.tsx';
import type { CorrectionView } from '../../drafts/corrections.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { ChoiceField } from './choice-field.tsx';

/** The measures of which a person has to say what they go on with, before anything else. */
export function OpenMeasures({ view }: { view: CorrectionView }) {
  const { t } = useTexts();
  const open = view.measures.filter(({ status }) => status === 'open');
  if (open.length === 0) return null;
  return (
    <PostForm
      // Measures that are settled leave the form: a field keeps what was chosen for another else.
      key={open.map(({ key }) => key).join()}
      preventScrollReset
      aria-labelledby="open-measures"
      className="flex flex-col gap-3 rounded-lg border border-line-strong bg-behind-soft p-4"
    >
      <h2 id="open-measures" className="flex items-center gap-2 font-semibold text-behind">
        <CircleHelp aria-hidden="true" size={18} className="shrink-0" />
        {t('correct.openTitle')}
      </h2>
      <p className="text-sm text-pretty">{t('correct.openHelp')}</p>
      <input type="hidden" name="intent" value="choose" />
      <input type="hidden" name="revision" value={view.revision} />
      {open.map((measure) => (
        <ChoiceField key={measure.key} measure={measure} before={view.before} />
      ))}
      <button type="submit" className="button button-accent w-fit">
        {t('correct.chooseSave')}
      </button>
    </PostForm>
  );
}
