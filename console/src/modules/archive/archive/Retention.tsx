import { useTranslation } from 'react-i18next';
import type { ArchiveFile } from '#contract/archive/api.ts';
import { shortDay, startOfDay } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';

/** How long a case is kept, and what became of it. */
export const Retention = ({ file }: { file: ArchiveFile }) => {
  const { t } = useTranslation('archive');
  const locale = useLocale();
  const { class: of, keepUntil, erasedAt } = file;
  return (
    <>
      <strong>{t(`classes.${of}`)}</strong>{' '}
      <span className="soft">{keepUntil === null ? t('forGood') : t('until', { day: shortDay(startOfDay(keepUntil), locale) })}</span>
      {erasedAt && <div className="soft">{t('erased', { day: shortDay(erasedAt, locale) })}</div>}
    </>
  );
};

/** Whether a signed day proves the case. */
export const Sealing = ({ file: { rootDay } }: { file: ArchiveFile }) => {
  const { t } = useTranslation('archive');
  const locale = useLocale();
  return rootDay === null ? (
    <span className="soft">{t('sealing')}</span>
  ) : (
    <span>{t('section.root', { day: shortDay(startOfDay(rootDay), locale) })}</span>
  );
};
