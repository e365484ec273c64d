import { useTexts } from '../../drafts/use-texts.ts';

/** The ids of what chooses a pane on a narrow screen; what is chosen, the styles of the panes look at, without script. */
export const PANES = { source: 'pane-source', understood: 'pane-understood' } as const;

/** Shows one pane, where there is room for one only. */
export function showPane(pane: keyof typeof PANES): void {
  const radio = document.getElementById(PANES[pane]);
  if (radio instanceof HTMLInputElement) radio.checked = true;
}

/** Chooses what a narrow screen shows. */
export function PaneSwitch() {
  const { t } = useTexts();
  return (
    <fieldset className="flex border-b border-line bg-surface px-3 lg:hidden">
      <legend className="sr-only">{t('draft.pane')}</legend>
      {(['understood', 'source'] as const).map((pane) => (
        <label
          key={pane}
          className="flex min-h-10 flex-1 items-center justify-center border-b-2 border-transparent text-sm text-ink-soft has-[:checked]:border-accent has-[:checked]:font-semibold has-[:checked]:text-accent has-[:focus-visible]:outline-2"
        >
          <input type="radio" name="pane" id={PANES[pane]} defaultChecked={pane === 'understood'} className="sr-only" />
          {t(`draft.${pane}`)}
        </label>
      ))}
    </fieldset>
  );
}
