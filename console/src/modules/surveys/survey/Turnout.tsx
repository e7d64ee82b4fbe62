import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SurveyDetail } from '#contract/surveys/api.ts';
import { Chart } from '#ui/charts/Chart.tsx';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useMode } from '../../../app/hooks.ts';

/** How many have answered, by building and by day. It moves by itself while the survey runs. */
export const Turnout = ({ s }: { s: SurveyDetail }) => {
  const { t } = useTranslation('surveys-console');
  const [locale, mode] = [useLocale(), useMode()];
  const { data } = useQuery({
    queryKey: ['surveys', s.id, 'turnout'],
    queryFn: ({ signal }) => call(endpoints.surveys.getSurveyTurnout, { params: { surveyId: s.id } }, signal),
  });
  const percent = s.onRoll === 0 ? 0 : Math.round((s.answered * 100) / s.onRoll);
  return (
    <section className="card" aria-label={t('turnout')}>
      <h2>{t('turnout')}</h2>
      <p>
        <strong className="num">{t('answeredOf', { answered: s.answered, asked: s.onRoll, percent })}</strong>
        {s.sampleSize !== null && <span className="soft"> · {t('sampleOf', { population: s.population, asked: s.onRoll })}</span>}
      </p>
      {s.sampleSize !== null && <p className="soft">{t('seed', { seed: s.seed })}</p>}
      {data && data.buildings.length > 0 && (
        <Chart
          kind="stacked"
          lying
          title={t('byBuilding')}
          locale={locale}
          mode={mode}
          height={Math.max(90, data.buildings.length * 26)}
          labels={data.buildings.map(({ name }) => name)}
          series={[
            { name: t('surveys:ways.phone'), values: data.buildings.map(({ phone }) => phone) },
            { name: t('surveys:ways.paper'), values: data.buildings.map(({ paper }) => paper) },
            { name: t('notYet'), values: data.buildings.map((b) => b.asked - b.phone - b.paper), quiet: true },
          ]}
        />
      )}
      {data && data.days.length > 1 && (
        <Chart
          kind="bar"
          title={t('byDay')}
          locale={locale}
          mode={mode}
          height={150}
          labels={data.days.map(({ day }) => day.slice(5))}
          series={[{ name: t('answered'), values: data.days.map(({ phone, paper }) => phone + paper) }]}
        />
      )}
      {data && data.areas.length > 0 && (
        <ul>
          {data.areas.map(({ name, answered }) => (
            <li key={name}>
              {name} · {t(answered ? 'answered' : 'notYet')}
            </li>
          ))}
        </ul>
      )}
      {s.papers.sheets > 0 && <p className="soft">{t('paperFigures', s.papers)}</p>}
    </section>
  );
};
