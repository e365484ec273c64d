import { Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { useTexts } from '../../drafts/use-texts.ts';

export function BackToSource({ planId }: { planId: string }) {
  const { t } = useTexts();
  return (
    <Link to={`/plans/${planId}/source`} className="link inline-flex min-h-8 items-center gap-1 text-sm">
      <ArrowLeft aria-hidden="true" size={14} />
      {t('correct.texts.back')}
    </Link>
  );
}
