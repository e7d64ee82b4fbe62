import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { ProgressList } from './progress-list.tsx';
import { applicationOfCase } from './queries.ts';

export const words = ['services-phone', 'services-own'];

/** What somebody applied for, on the page of its case: the steps in plain words, what was handed in, what lacks. */
const Section = ({ detail }: { detail: CaseDetail }) => {
  const { t } = useTranslation();
  const { data } = useQuery({ ...applicationOfCase(detail.id, detail.version), enabled: detail.kind === 'application' });
  const one = data?.application;
  if (!one) return null;
  return (
    <section className="card stack" aria-labelledby="application">
      <h2 id="application">{one.item.name}</h2>
      <p className="small soft">
        {one.body} · {t('services.limit')}
        {labelOf(one.limit)}
      </p>
      {one.state === 'correcting' && <p className="quote">{t('services.correctHow')}</p>}
      <ProgressList progress={one.progress} />
      <dl className="told">
        {one.agent && (
          <div>
            <dt>{t('services.agent')}</dt>
            <dd>{one.agent}</dd>
          </div>
        )}
        {one.materials.map(({ id, name, state }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>{t(`services-own:materials.${state}`)}</dd>
          </div>
        ))}
        {one.code && (
          <div>
            <dt>{t('services.code')}</dt>
            <dd>{one.code}</dd>
          </div>
        )}
      </dl>
    </section>
  );
};
export default Section;
