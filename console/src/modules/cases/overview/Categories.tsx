import { useTranslation } from 'react-i18next';
import type { Overview } from '#contract/cases/api.ts';
import { Chart } from '#ui/charts/Chart.tsx';
import { nameOf } from '#ui/i18n.ts';
import { useLocale, useMode } from '../../../app/hooks.ts';

const most = 10;

/** The categories with the most reports of the period. */
export const Categories = ({ categories }: { categories: Overview['categories'] }) => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const mode = useMode();
  const shown = categories.toSorted((a, b) => b.count - a.count).slice(0, most);
  return (
    <section className="card" aria-labelledby="categories-title">
      <div className="card-head">
        <h2 id="categories-title">{t('overview.categories')}</h2>
      </div>
      <Chart
        kind="bar"
        lying
        title={t('overview.categories')}
        locale={locale}
        mode={mode}
        height={Math.max(80, shown.length * 28)}
        labels={shown.map((one) => (one.code === null ? t('console:categories.open') : nameOf(one)))}
        series={[{ name: t('overview.reported'), values: shown.map(({ count }) => count) }]}
      />
    </section>
  );
};
