import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitPage as Unit } from '#contract/enrolment/records.ts';
import { periodName } from '#ui/period.ts';
import { fullDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { hoursOf } from '../hours.ts';
import { AppraiseDrawer, PaperDrawer } from './drawers.tsx';
import { Returned } from './Returned.tsx';
import '../../../styles/facts.css';
import '../../../styles/stacks.css';
import '../../../styles/record-parts.css';

type Sum = Unit['sums'][number];

/** A unit's page: sums for everybody who may see it, rows of members for its branch alone. */
export const UnitPage = () => {
  const { t } = useTranslation('enrolment-console');
  const words = useTranslation('enrolment-own').t;
  const locale = useLocale();
  const { unitId } = useParams({ from: '/shell/enrolment/unit/$unitId' });
  const [doing, setDoing] = useState<'paper' | 'appraise' | null>(null);
  const [period, setPeriod] = useState<string | null>(null);
  const page = useQuery({
    queryKey: ['enrolment', 'unit', unitId],
    queryFn: ({ signal }) => call(endpoints.enrolment.getUnitPage, { params: { unitId } }, signal),
  });
  useTitle(page.data?.unit.name ?? t('title'));
  if (page.isError && !page.data) return <Broken error={page.error} reset={() => void page.refetch()} />;
  if (!page.data) return <Skeleton active className="page" paragraph={{ rows: 8 }} />;
  const { unit, community, enrolledMembers, serviceDay, agreement, sums, papers, appraisals, actions } = page.data;
  const close = (): void => setDoing(null);
  const facts: [key: string, words: ReactNode][] = [
    ['page.community', community?.name ?? t('page.notEnrolled')],
    ['page.members', enrolledMembers],
    ['serviceDay', serviceDay],
    ['agreement', agreement && `${agreement.title} · ${t('kept', agreement)}`],
  ];
  const figure = (title: string, of: (one: Sum) => ReactNode) => ({
    title,
    key: title,
    onCell: () => named(title),
    render: (_: unknown, one: Sum) => <span className="num">{of(one)}</span>,
  });
  return (
    <div className="page">
      <div className="page-head">
        <Link to="/enrolment">{t('page.back')}</Link>
        <h1>{unit.name}</h1>
      </div>
      <dl className="fact-grid">
        {facts.map(
          ([key, said]) =>
            said !== null && (
              <div key={key}>
                <dt>{t(key)}</dt>
                <dd>{said}</dd>
              </div>
            ),
        )}
      </dl>
      <section className="record-part" aria-label={t('page.sums')}>
        <h2>{t('page.sums')}</h2>
        <p className="soft">{t('page.formula')}</p>
        <Table<Sum>
          size="small"
          className="stacks"
          rowKey="period"
          pagination={false}
          dataSource={sums}
          locale={{ emptyText: <span className="soft">{t('page.none')}</span> }}
          columns={[
            { title: t('page.period'), key: 'period', render: (_, one) => <strong className="num">{periodName(one.period)}</strong> },
            figure(t('page.people'), (one) => one.members),
            figure(t('page.hours'), (one) => hoursOf(one.minutes)),
            figure(t('page.rated'), (one) => one.rated),
            ...(actions.includes('members')
              ? [
                  {
                    title: t('acts'),
                    key: 'acts',
                    render: (_: unknown, one: Sum) => (
                      <Button size="small" aria-label={`${t('page.open')} ${periodName(one.period)}`} onClick={() => setPeriod(one.period)}>
                        {t('page.open')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
        {period && <Returned unitId={unitId} period={period} />}
      </section>
      <section className="record-part" aria-label={t('page.appraisals')}>
        <h2>{t('page.appraisals')}</h2>
        {appraisals.length === 0 && <p className="soft">{t('page.noAppraisals')}</p>}
        {appraisals.map((one) => (
          <article key={one.year} className="card">
            <h3>
              {one.year} {words(`appraisals.${one.word}`)}
            </h3>
            <p className="record-words">{one.text}</p>
            <p className="soft">{t('page.figures', { ...one.figures, hours: hoursOf(one.figures.minutes) })}</p>
          </article>
        ))}
        {actions.includes('appraise') && <Button onClick={() => setDoing('appraise')}>{t('page.appraise')}</Button>}
      </section>
      <section className="record-part" aria-label={t('page.papers')}>
        <h2>{t('page.papers')}</h2>
        {papers.length === 0 && <p className="soft">{t('page.noPapers')}</p>}
        {papers.map((one) => (
          <article key={one.id} className="card">
            <h3>{one.title}</h3>
            <p className="soft">
              {words(`papers.${one.kind}`)} · {fullDay(one.at, locale)}
            </p>
            <p className="record-words">{one.body}</p>
          </article>
        ))}
        {(actions.includes('state') || actions.includes('tell')) && <Button onClick={() => setDoing('paper')}>{t('page.write')}</Button>}
      </section>
      {doing === 'paper' && <PaperDrawer unitId={unitId} onClose={close} />}
      {doing === 'appraise' && <AppraiseDrawer unitId={unitId} onClose={close} />}
    </div>
  );
};
