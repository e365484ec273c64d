import { MadeAddress } from '../components/made-address.tsx';
import type { EpochMs } from '../domain/dates.ts';
import { formatMoment } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { usePeopleTexts } from './use-people-texts.ts';

/** The address of a link for one person that was just made, and until when it is good. */
export function MadeLink({ path, expiresAt }: { path: string; expiresAt: EpochMs }) {
  const { t } = usePeopleTexts();
  const until = formatMoment(useLanguage(), expiresAt);
  const texts = {
    ...{ title: t('link.title'), help: t('link.help', { until }), address: t('link.address') },
    ...{ copy: t('link.copy'), copied: t('link.copied'), copyFailed: t('link.copyFailed') },
  };
  return <MadeAddress path={path} texts={texts} />;
}
