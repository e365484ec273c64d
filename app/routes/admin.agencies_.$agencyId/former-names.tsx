import { X } from 'lucide-react';
import type { FormerName } from '../../admin/services.ts';
import { useAgencyTexts } from '../../admin/use-agency-texts.ts';
import { AgencyName } from '../../components/agency-name.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';

/** What an agency was called before: by these names documents know it, too. */
export function FormerNames({ names }: { names: readonly FormerName[] }) {
  const { t } = useAgencyTexts();
  const language = useLanguage();
  return (
    <section aria-labelledby="former" className="flex flex-col gap-2">
      <h2 id="former" className="font-semibold">
        {t('former.title')}
      </h2>
      <p className="max-w-prose text-sm text-pretty text-ink-soft">{t('former.help')}</p>
      {names.length === 0 ? (
        <p className="text-sm">{t('former.none')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface text-sm">
          {names.map(({ name, reason, until }) => (
            <li key={name} className="flex flex-wrap items-center justify-between gap-x-3 px-3 py-1">
              <span className="min-w-0 flex-1">
                <AgencyName name={name} />
                <span className="ml-3 text-ink-soft">
                  {t(`former.${reason}`, { moment: formatMoment(language, until) })}
                </span>
              </span>
              <PostForm preventScrollReset>
                <input type="hidden" name="name" value={name} />
                <button
                  type="submit"
                  name="intent"
                  value="forget"
                  aria-label={t('former.removeOf', { name })}
                  className="button button-quiet"
                >
                  <X aria-hidden="true" size={16} />
                  {t('former.remove')}
                </button>
              </PostForm>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
