import { MadeAddress } from '../../components/made-address.tsx';
import { useTexts } from './use-texts.ts';

/** The address of a link to a snapshot that was just made. */
export function MadeLink({ path }: { path: string }) {
  const { t } = useTexts();
  const texts = {
    ...{ title: t('made.title'), help: t('made.help'), address: t('made.address') },
    ...{ copy: t('made.copy'), copied: t('made.copied'), copyFailed: t('made.copyFailed') },
  };
  return <MadeAddress path={path} texts={texts} />;
}
