import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Performance, Performing } from '#contract/ratings/performance.ts';
import { mayOpen } from '../../app/access.ts';
import { call, endpoints } from '../../app/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { useMe } from '../../app/queries.ts';
import { percent } from './rates/percent.ts';
import '../../styles/ratings.css';

/** What goes badly in an area: worst areas, categories and handlers first, each rate with the number it stands on. */
const Section = ({ area, from, to }: { area: string | undefined; from: string; to: string }) => {
  const { t } = useTranslation('ratings-console');
  const me = useMe();
  const { data } = useQuery({
    queryKey: ['ratings', 'performance', area, from, to],
    queryFn: ({ signal }) => call(endpoints.ratings.getPerformance, { query: { area, from, to } }, signal),
    enabled: mayOpen(me, 'ratings.read'),
    staleTime: 60_000,
  });
  if (!data) return null;
  return (
    <section className="card rating-part" aria-labelledby="badly-title">
      <h2 id="badly-title">{t('badly.title')}</h2>
      <p className="soft">{t('badly.lead')}</p>
      <p className="rating-answers">
        <Whole name="onTime" now={data.onTime} before={data.onTimeBefore} />
        <Whole name="satisfied" now={data.satisfied} before={data.satisfiedBefore} />
      </p>
      <div className="rating-badly">
        <Group title={t('badly.area')} rows={data.areas} />
        <Group title={t('badly.category')} rows={data.categories} />
        <Group title={t('badly.handler')} rows={data.handlers} />
      </div>
      <p className="soft">
        {t('badly.formula')}{' '}
        <Link to="/rates" search={{ area }}>
          {t('badly.all')}
        </Link>
      </p>
    </section>
  );
};
export default Section;

const Whole = ({ name, now, before }: { name: 'onTime' | 'satisfied'; now: Performance['onTime']; before: Performance['onTime'] }) => {
  const { t } = useTranslation('ratings-console');
  const locale = useLocale();
  const show = (rate: number | null): string => percent(rate, t('figures.none'), locale);
  return (
    <span>
      {t(`badly.${name}`)} <strong className="num">{t('badly.of', { rate: show(now.rate), count: now.of })}</strong>{' '}
      <span className="soft num">{t('badly.before', { value: t('badly.of', { rate: show(before.rate), count: before.of }) })}</span>
    </span>
  );
};

const Group = ({ title, rows }: { title: string; rows: readonly Performing[] }) => {
  const { t, i18n } = useTranslation('ratings-console');
  const locale = useLocale();
  const show = ({ rate, of }: Performance['onTime']): string =>
    t('badly.of', { rate: percent(rate, t('figures.none'), locale), count: of });
  return (
    <table className="rating-table">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{t('badly.satisfied')}</th>
          <th scope="col">{t('badly.onTime')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{(i18n.language === 'en' && row.nameEn) || row.name}</th>
            <td className="num">{show(row.satisfied)}</td>
            <td className="num">{show(row.onTime)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
