import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fullDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';

/** Every draw with its seed, so that anybody can draw again, and what it found. */
export const Draws = () => {
  const { t } = useTranslation('ratings-console');
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ['ratings', 'draws'],
    queryFn: ({ signal }) => call(endpoints.ratings.listSpotDraws, {}, signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="card rating-part" aria-label={t('spots.draws')}>
      <h2>{t('spots.draws')}</h2>
      <ul className="rating-list">
        {data.items.map((one) => (
          <li key={one.id}>
            {t('spots.drawLine', {
              area: one.area,
              from: fullDay(one.from, locale),
              to: fullDay(new Date(Date.parse(one.to) - 1), locale),
              percent: one.percent,
            })}{' '}
            {one.byItself && <span className="flag">{t('spots.byItself')}</span>}
            <div className="num">
              {t('spots.drawCounts', { population: one.population, drawn: one.drawn, inspected: one.inspected, notDone: one.notDone })}
            </div>
            <div className="soft rating-seed">
              {t('spots.seed')} <code>{one.seed}</code> · {t('spots.digest')} <code>{one.populationDigest}</code>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
