import { useTranslation } from 'react-i18next';
import type { ReadingCorrection } from '../../domain/document/index.ts';
import { useTexts } from '../../drafts/use-texts.ts';

/** Gives what says of a correction what it does. */
export function useSaid(): (correction: ReadingCorrection) => string {
  const { t } = useTexts();
  const { t: common } = useTranslation();
  return (correction) => {
    switch (correction.kind) {
      case 'agency-add':
      case 'agency-remove':
        return t(`said.${correction.kind}`, { agency: correction.agency, role: common(`role.${correction.role}`) });
      case 'agency-role':
        return t('said.agency-role', { agency: correction.agency, to: common(`role.${correction.to}`) });
      case 'agency-kind':
        return t('said.agency-kind', { agency: correction.agency, to: common(`agencyKind.${correction.to}`) });
      case 'doc-number':
        return t('said.doc-number', { to: correction.to ?? t('edit.noDocNumber') });
      case 'plan-title':
      case 'measure-title':
        return t(`said.${correction.kind}`, { to: correction.to });
      case 'agency-rename':
        return t('said.agency-rename', { from: correction.from, to: correction.to });
      case 'deadline-add':
        return t('said.deadline-add', { on: correction.on, phrase: correction.phrase });
      case 'deadline-change':
        return t('said.deadline-change', { from: correction.from, to: correction.to });
      case 'deadline-remove':
        return t('said.deadline-remove', { on: correction.on });
      case 'aside':
      case 'review':
        return t(`said.${correction.kind}${correction.to ? '' : '-back'}`);
      default:
        return t(`said.${correction.kind}`);
    }
  };
}
