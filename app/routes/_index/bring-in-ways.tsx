import { Link } from '@remix-run/react';
import { FilePen, FilePlus } from 'lucide-react';
import { useTexts } from '../../drafts/use-texts.ts';

/** Where documents are brought in, and to those that are being. */
export function BringInWays({ drafts }: { drafts: number }) {
  const { t } = useTexts();
  return (
    <>
      {drafts > 0 && (
        <Link to="/drafts" className="button">
          <FilePen aria-hidden="true" size={16} />
          {t('list.pending', { count: drafts })}
        </Link>
      )}
      <Link to="/plans/new" className="button button-accent">
        <FilePlus aria-hidden="true" size={16} />
        {t('bringIn')}
      </Link>
    </>
  );
}
