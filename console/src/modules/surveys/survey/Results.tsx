import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QuestionResult, SurveyDetail } from '#contract/surveys/api.ts';
import { Chart } from '#ui/charts/Chart.tsx';
import { labelOf } from '#ui/i18n.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useMode } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';

const percent = (share: number): string => `${(share / 100).toFixed(1)}%`;

const ByBuilding = ({ q, least }: { q: QuestionResult; least: number }) => {
  const { t } = useTranslation('surveys-console');
  return (
    <details>
      <summary>{t('byBuilding')}</summary>
      <div className="chart-table">
        <table>
          <caption className="sr-only">
            {labelOf(q.title)} {t('byBuilding')}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('building')}</th>
              {q.options.map((o) => (
                <th key={o.value} scope="col">
                  {labelOf(o.label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {q.buildings.map((b) => (
              <tr key={b.id}>
                <th scope="row">{b.name}</th>
                {b.counts === null ? (
                  <td colSpan={q.options.length}>{t('hidden', { least })}</td>
                ) : (
                  b.counts.map((n, at) => <td key={q.options[at]?.value}>{n}</td>)
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
};

const One = ({ q, sample, least }: { q: QuestionResult; sample: boolean; least: number }) => {
  const { t } = useTranslation('surveys-console');
  const [locale, mode] = [useLocale(), useMode()];
  const unit = q.unit === 'money' ? 100 : 1;
  const figure = (n: number): string => (n / unit).toLocaleString(locale, { maximumFractionDigits: 2 });
  return (
    <section className="card" aria-label={labelOf(q.title)}>
      <h3>{labelOf(q.title)}</h3>
      <p className="soft">
        {t('answersTo', { count: q.answered })}
        {q.several && ` · ${t('several')}`}
      </p>
      {q.kind === 'choice' && q.answered > 0 && (
        <>
          <Chart
            kind="bar"
            lying
            title={labelOf(q.title)}
            locale={locale}
            mode={mode}
            height={Math.max(80, q.options.length * 30)}
            labels={q.options.map((o) => `${labelOf(o.label)} ${percent(o.share)}${o.margin === null ? '' : ` ±${percent(o.margin)}`}`)}
            series={[{ name: t('answers'), values: q.options.map(({ count }) => count) }]}
          />
          {q.buildings.length > 0 && <ByBuilding q={q} least={least} />}
        </>
      )}
      {q.kind === 'number' && q.mean !== null && (
        <p>
          {t('mean', { mean: figure(q.mean), median: figure(q.median ?? q.mean) })}
          {sample && q.meanMargin !== null && ` ±${figure(q.meanMargin)}`}
        </p>
      )}
      {q.kind === 'text' && q.texts.length > 0 && (
        <ul>
          {q.texts.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {q.answered === 0 && <p className="soft">{t('tooFew', { least })}</p>}
    </section>
  );
};

/** What was answered, question by question; each share with its sampling error where not everybody was asked. */
export const Results = ({ s }: { s: SurveyDetail }) => {
  const { t } = useTranslation('surveys-console');
  const results = useQuery({
    queryKey: ['surveys', s.id, 'results'],
    queryFn: ({ signal }) => call(endpoints.surveys.getSurveyResults, { params: { surveyId: s.id } }, signal),
  });
  const { data } = results;
  return (
    <section aria-label={t('results')}>
      <h2>{t('results')}</h2>
      {results.isError && <Broken error={results.error} reset={() => void results.refetch()} />}
      {results.isPending && <Spin />}
      {data && !data.enough && <p className="soft">{t('tooFew', { least: data.least })}</p>}
      {data?.sample && <p className="soft">{t('surveys:formula')}</p>}
      {data?.questions.map((q) => (
        <One key={q.key} q={q} sample={data.sample} least={data.least} />
      ))}
    </section>
  );
};
