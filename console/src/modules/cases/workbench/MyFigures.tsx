import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MyDay } from '#contract/cases/my-figures.ts';
import { Chart } from '#ui/charts/Chart.tsx';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useMode } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { percent } from '../numbers.ts';

const sum = (days: readonly MyDay[], of: keyof Omit<MyDay, 'day'>): number => days.reduce((all, one) => all + one[of], 0);
const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const dayNumber = (day: string): number => Number(day.slice(8));

/** Actions up to each day of a month. */
const running = (days: readonly MyDay[], last: number): number[] =>
  Array.from({ length: last }, (_, i) =>
    sum(
      days.filter((one) => dayNumber(one.day) <= i + 1),
      'actions',
    ),
  );

/** The viewer's own work this month, beside last month up to the same day. Shown to nobody else, and no rank is made of it. */
export const MyFigures = () => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const mode = useMode();
  const { data, error, refetch } = useQuery({
    queryKey: ['my-figures'],
    queryFn: ({ signal }) => call(endpoints.cases.getMyFigures, {}, signal),
    staleTime: 300_000,
  });
  if (error) return <Broken error={error} reset={() => void refetch()} />;
  const today = data ? dayNumber(data.today) : 1;
  const now = data?.days.filter((one) => one.day >= data.thisMonth) ?? [];
  const whole = data?.days.filter((one) => one.day < data.thisMonth) ?? [];
  const before = whole.filter((one) => dayNumber(one.day) <= today);
  const rows = [
    ['actions', String(sum(now, 'actions')), String(sum(before, 'actions'))],
    ['onTime', percent(share(sum(now, 'onTime'), sum(now, 'timed'))), percent(share(sum(before, 'onTime'), sum(before, 'timed')))],
    ['answers', String(sum(now, 'answers')), String(sum(before, 'answers'))],
    ['reworked', String(sum(now, 'reworked')), String(sum(before, 'reworked'))],
  ] as const;
  return (
    <section className="card" aria-labelledby="mine-title">
      <div className="card-head">
        <h2 id="mine-title">{t('mine.title')}</h2>
        <span className="soft">{t('mine.only')}</span>
      </div>
      {!data ? (
        <Skeleton active paragraph={{ rows: 4 }} />
      ) : data.days.length === 0 ? (
        <p className="soft">{t('mine.none')}</p>
      ) : (
        <>
          <dl className="mine">
            {rows.map(([name, value, last]) => (
              <div key={name}>
                <dt title={t(`mine.formula.${name}`)}>{t(`mine.${name}`)}</dt>
                <dd className="num">{value}</dd>
                <dd className="soft num">{t('mine.before', { value: last })}</dd>
              </div>
            ))}
          </dl>
          <Chart
            kind="line"
            title={t('mine.chart')}
            locale={locale}
            mode={mode}
            height={150}
            labels={Array.from({ length: 31 }, (_, i) => String(i + 1))}
            series={[
              { name: t('mine.thisMonth'), values: running(now, today) },
              { name: t('mine.lastMonth'), values: running(whole, 31), dashed: true },
            ]}
          />
        </>
      )}
    </section>
  );
};
