import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '#contract/cases/api.ts';
import { dayOf, shortDay, startOfDay } from '#ui/time.ts';
import { useLocale, useMedia } from '../../../app/hooks.ts';

const [height, left, bottom, top] = [200, 34, 22, 8];

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

/** Reported and closed per day as two lines, told apart by stroke as well as colour; the numbers stand in a table for readers. */
export const Trend = ({ days: counted, from, to }: { days: Overview['days']; from: string; to: string }) => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const width = useMedia('(max-width: 899px)') ? 330 : 600;
  const days = useMemo(() => everyDay(counted, from, to), [counted, from, to]);
  const most = Math.max(4, ...days.flatMap((d) => [d.reported, d.closed]));
  const ceiling = Math.ceil(most / 4) * 4;
  const x = (i: number): number => left + (days.length < 2 ? 0.5 : i / (days.length - 1)) * (width - left - 8);
  const y = (n: number): number => top + (1 - n / ceiling) * (height - top - bottom);
  const line = (of: 'reported' | 'closed'): string =>
    days.map((d, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(d[of]).toFixed(1)}`).join('');
  const marks = days.length <= 1 ? [0] : [0, Math.floor((days.length - 1) / 2), days.length - 1];
  return (
    <section className="card" aria-labelledby="trend-title">
      <div className="card-head">
        <h2 id="trend-title">{t('overview.trend')}</h2>
        <span className="legend">
          <i className="legend-a" />
          {t('overview.reported')}
          <i className="legend-b" />
          {t('overview.closedDay')}
        </span>
      </div>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className="trend"
        role="img"
        aria-label={t('overview.trendLabel', {
          reported: days.reduce((n, d) => n + d.reported, 0),
          closed: days.reduce((n, d) => n + d.closed, 0),
        })}
      >
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <g key={part}>
            <line x1={left} x2={width - 8} y1={y(ceiling * part)} y2={y(ceiling * part)} className="trend-grid" />
            <text x={left - 6} y={y(ceiling * part) + 4} textAnchor="end">
              {ceiling * part}
            </text>
          </g>
        ))}
        {marks.map(
          (i, n) =>
            days[i] && (
              <text key={days[i].day} x={x(i)} y={height - 5} textAnchor={n === 0 ? 'start' : n === marks.length - 1 ? 'end' : 'middle'}>
                {shortDay(startOfDay(days[i].day), locale)}
              </text>
            ),
        )}
        <path d={line('reported')} className="trend-a" />
        <path d={line('closed')} className="trend-b" />
        {days.map((d, i) => (
          <g key={d.day}>
            <rect x={x(i) - width / days.length / 2} y={top} width={width / days.length} height={height - top - bottom} fill="transparent">
              <title>{`${shortDay(startOfDay(d.day), locale)}\n${t('overview.reported')} ${d.reported} · ${t('overview.closedDay')} ${d.closed}`}</title>
            </rect>
            {days.length <= 31 && (
              <>
                <circle cx={x(i)} cy={y(d.reported)} r="2.2" className="trend-dot-a" />
                <circle cx={x(i)} cy={y(d.closed)} r="2.2" className="trend-dot-b" />
              </>
            )}
          </g>
        ))}
      </svg>
    </section>
  );
};
