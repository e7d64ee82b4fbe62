import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as archiveApi from '#client/endpoints/archive.ts';
import type { CaseDetail } from '#contract/cases/api.ts';
import { shortDay, startOfDay } from '#ui/time.ts';
import { call } from '../../api.ts';
import { useMe } from '../../session/session.ts';

export const words = ['archive-phone'];

/** How long an archived case is kept and which signed day proves it; for those who read the archive. */
const Section = ({ detail: { id, state } }: { detail: CaseDetail }) => {
  const { t, i18n } = useTranslation('archive-phone');
  const reads = useMe()?.permissions.includes('archive.read') ?? false;
  const { data: file } = useQuery({
    queryKey: ['archive', id],
    enabled: reads && state === 'archived',
    queryFn: ({ signal }) => call(archiveApi.getArchiveFile, { params: { caseId: id } }, signal),
    // a case is taken over within the minute after its seal
    retry: false,
  });
  if (!file) return null;
  const day = (of: string): string => shortDay(of, i18n.language);
  return (
    <section className="card stack" aria-label={t('archived.title')}>
      <h2>{t('archived.title')}</h2>
      <p className="tight">
        <strong>{t(`archived.classes.${file.class}`)}</strong>
        <span className="small soft">
          {file.keepUntil === null ? t('archived.forGood') : t('archived.until', { day: day(startOfDay(file.keepUntil)) })}
        </span>
      </p>
      {file.classReason && <p className="small soft">{t('archived.reason', { reason: file.classReason })}</p>}
      {file.erasedAt && <p className="small soft">{t('archived.erased', { day: day(file.erasedAt) })}</p>}
      <p className="small">
        {file.rootDay === null ? (
          t('archived.sealing')
        ) : (
          <Link to="/roots">{t('archived.root', { day: day(startOfDay(file.rootDay)) })}</Link>
        )}
      </p>
    </section>
  );
};
export default Section;
