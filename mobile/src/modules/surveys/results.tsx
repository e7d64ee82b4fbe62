import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { labelOf } from '#ui/i18n.ts';
import { Failure, Loading } from '../../parts/states.tsx';
import { resultsQuery } from './queries.ts';

const percent = (share: number): string => `${(share / 100).toFixed(1)}%`;

/** What was answered, for those who were asked: shares as bars with their figures, texts without names. */
export const Results = ({ surveyId }: { surveyId: string }) => {
  const { t } = useTranslation();
  const results = useQuery(resultsQuery(surveyId));
  if (results.isPending) return <Loading rows={3} />;
  if (!results.data) return <Failure error={results.error} onRetry={() => void results.refetch()} />;
  const { data } = results;
  return (
    <section className="stack" aria-label={t('surveys.results')}>
      <h2>{t('surveys.results')}</h2>
      <p className="soft">{t('surveys.frame', { answered: data.answered, asked: data.asked })}</p>
      {!data.enough && <p className="card">{t('surveys.tooFew', { least: data.least })}</p>}
      {data.questions.map((q) => (
        <section key={q.key} className="card tight" aria-label={labelOf(q.title)}>
          <h3>{labelOf(q.title)}</h3>
          {q.answered === 0 && <p className="soft">{t('surveys.tooFew', { least: data.least })}</p>}
          {q.answered > 0 &&
            q.options.map((o) => (
              <div key={o.value} className="tight">
                <span>
                  {labelOf(o.label)} · {percent(o.share)}
                  {o.margin !== null && ` ±${percent(o.margin)}`} · {t('surveys.count', { count: o.count })}
                </span>
                <progress max={10_000} value={o.share} aria-hidden="true" />
              </div>
            ))}
          {q.kind === 'number' && q.mean !== null && (
            <p>{t('surveys.mean', { mean: (q.mean / (q.unit === 'money' ? 100 : 1)).toFixed(2) })}</p>
          )}
          {q.texts.map((one, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same
            <p key={n} className="small">
              {one}
            </p>
          ))}
        </section>
      ))}
      {data.sample && <p className="small soft">{t('surveys.sample')}</p>}
    </section>
  );
};
