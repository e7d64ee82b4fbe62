import { useTranslation } from 'react-i18next';
import type { Rates } from '#contract/ratings/rates.ts';
import { useLocale } from '../../../app/hooks.ts';
import { percent } from './percent.ts';

const shown = ['answered', 'solved', 'satisfied', 'weighed'] as const;

/** The rates of the whole with the number they stand on, the month before, and both figures; below, how they are computed. */
export const Figures = ({ data: { total, totalBefore, rule } }: { data: Rates }) => {
  const { t } = useTranslation('ratings-console');
  const locale = useLocale();
  const show = (share: number | null): string => percent(share, t('figures.none'), locale);
  const both = total.excluded > 0;
  return (
    <>
      <dl className="rating-figures">
        {shown.map((name) => (
          <div key={name} className="card">
            <dt>{t(`figures.${name}`)}</dt>
            <dd className="num">{show(total.counted[name])}</dd>
            <dd className="soft num">{t('figures.sample', { count: total.counted.valid })}</dd>
            {both && (
              <dd className="soft num">
                {t('figures.with')} {show(total.all[name])} · {t('figures.sample', { count: total.all.valid })}
              </dd>
            )}
            <dd className="soft num">{t('figures.before', { value: show(totalBefore.counted[name]) })}</dd>
          </div>
        ))}
      </dl>
      <section className="card rating-part" aria-label={t('formulasTitle')}>
        <h2>{t('formulasTitle')}</h2>
        <ul className="rating-formulas soft">
          {(['answered', 'solved', 'satisfied'] as const).map((name) => (
            <li key={name}>{t(`ratings:formulas.${name}`)}</li>
          ))}
          <li>{t('ratings:formulas.weighed', { ...rule.weights })}</li>
          {rule.points && <li>{t('ratings:formulas.points', { ...rule.points })}</li>}
          <li>{t('ratings:formulas.excluded')}</li>
          <li>{t('silence', { what: t(`ratings:silences.${rule.silence}`) })}</li>
          <li>{t('gaps', { notReached: total.notReached, refused: total.refused, silent: total.silent })}</li>
        </ul>
      </section>
    </>
  );
};
