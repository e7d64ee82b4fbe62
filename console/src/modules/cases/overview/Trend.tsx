import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '#contract/cases/api.ts';
import { Chart } from '#ui/charts/Chart.tsx';
import { dayOf, shortDay, startOfDay } from '#ui/time.ts';
import { useLocale, useMode } from '../../../app/hooks.ts';

/** Every day of the period, with zeros where nothing happened. */
const everyDay = (counted: Overview['days'], from: string, to: string): Overview['days'] => {
  const known = new Map(counted.map((d) => [d.day, d]));
  const all: Overview['days'] = [];
  for (let at = Date.parse(startOfDay(from)); at <= Date.parse(startOfDay(to)); at += 86_400_000) {
    const day = dayOf(new Date(at));
    all.push(known.get(day) ?? { day, reported: 0, closed: 0 });
  }
  return all;
};

/** Reported and closed per day, told apart by stroke as well as colour. */
export const Trend = ({ days: counted, from, to }: { days: Overview['days']; from: string; to: string }) => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const mode = useMode();
  const days = useMemo(() => everyDay(counted, from, to), [counted, from, to]);
  return (
    <section className="card" aria-labelledby="trend-title">
      <div className="card-head">
        <h2 id="trend-title">{t('overview.trend')}</h2>
      </div>
      <Chart
        kind="line"
        title={t('overview.trendLabel', {
          reported: days.reduce((n, d) => n + d.reported, 0),
          closed: days.reduce((n, d) => n + d.closed, 0),
        })}
        locale={locale}
        mode={mode}
        labels={days.map(({ day }) => shortDay(startOfDay(day), locale))}
        series={[
          { name: t('overview.reported'), values: days.map(({ reported }) => reported) },
          { name: t('overview.closedDay'), values: days.map(({ closed }) => closed), dashed: true },
        ]}
      />
    </section>
  );
};
