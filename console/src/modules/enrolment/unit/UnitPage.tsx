import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { hoursOf } from '../hours.ts';
import { AppraiseDrawer, PaperDrawer } from './drawers.tsx';
import { Returned } from './Returned.tsx';

/** A unit's page: sums for everybody who may see it, rows of members for its branch alone. */
export const UnitPage = () => {
  const { t } = useTranslation('enrolment-console');
  const words = useTranslation('enrolment-own').t;
  const { unitId } = useParams({ from: '/shell/enrolment/unit/$unitId' });
  const [doing, setDoing] = useState<'paper' | 'appraise' | null>(null);
  const [period, setPeriod] = useState<string | null>(null);
  const page = useQuery({
    queryKey: ['enrolment', 'unit', unitId],
    queryFn: ({ signal }) => call(endpoints.enrolment.getUnitPage, { params: { unitId } }, signal),
  });
  useTitle(page.data?.unit.name ?? t('title'));
  if (page.isError && !page.data) return <Broken error={page.error} reset={() => void page.refetch()} />;
  if (!page.data) return null;
  const { unit, community, enrolledMembers, serviceDay, agreement, sums, papers, appraisals, actions } = page.data;
  const close = (): void => setDoing(null);
  return (
    <div className="page">
      <div className="page-head">
        <Link to="/enrolment">{t('page.back')}</Link>
        <h1>{unit.name}</h1>
        <p className="soft">
          {[
            community ? `${t('page.community')} ${community.name}` : t('page.notEnrolled'),
            `${t('page.members')} ${enrolledMembers}`,
            serviceDay && `${t('serviceDay')} ${serviceDay}`,
            agreement && `${agreement.title} ${t('kept', agreement)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <section aria-label={t('page.sums')}>
        <h2>{t('page.sums')}</h2>
        <p className="soft">{t('page.formula')}</p>
        {sums.length === 0 && <p className="soft">{t('page.none')}</p>}
        <ul>
          {sums.map((one) => (
            <li key={one.period}>
              <strong>{one.period}</strong> {t('page.people')} {one.members} · {t('page.hours')} {hoursOf(one.minutes)} · {t('page.rated')}{' '}
              {one.rated}{' '}
              {actions.includes('members') && (
                <Button size="small" onClick={() => setPeriod(one.period)}>
                  {t('page.open')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {period && <Returned unitId={unitId} period={period} />}
      </section>
      <section aria-label={t('page.appraisals')}>
        <h2>{t('page.appraisals')}</h2>
        {appraisals.length === 0 && <p className="soft">{t('page.noPapers')}</p>}
        {appraisals.map((one) => (
          <div key={one.year}>
            <strong>
              {one.year} {words(`appraisals.${one.word}`)}
            </strong>
            <p>{one.text}</p>
            <p className="soft">{t('page.figures', { ...one.figures, hours: hoursOf(one.figures.minutes) })}</p>
          </div>
        ))}
        {actions.includes('appraise') && <Button onClick={() => setDoing('appraise')}>{t('page.appraise')}</Button>}
      </section>
      <section aria-label={t('page.papers')}>
        <h2>{t('page.papers')}</h2>
        {papers.length === 0 && <p className="soft">{t('page.noPapers')}</p>}
        {papers.map((one) => (
          <div key={one.id}>
            <strong>{one.title}</strong> <span className="soft">{words(`papers.${one.kind}`)}</span>
            <p>{one.body}</p>
          </div>
        ))}
        {(actions.includes('state') || actions.includes('tell')) && <Button onClick={() => setDoing('paper')}>{t('page.write')}</Button>}
      </section>
      {doing === 'paper' && <PaperDrawer unitId={unitId} onClose={close} />}
      {doing === 'appraise' && <AppraiseDrawer unitId={unitId} onClose={close} />}
    </div>
  );
};
