import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreRow } from '#contract/scorecards/api.ts';
import { Chart } from '#ui/charts/Chart.tsx';
import { labelOf } from '#ui/i18n.ts';
import { platformDay } from '#ui/time.ts';
import { useLocale, useMode, useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { AppealForm } from '../AppealForm.tsx';
import { scoreQuery } from '../queries.ts';
import { useFigureWords } from '../Scores.tsx';
import '../../../styles/parts.css';
import '../../../styles/stacks.css';

/** One subject of a period: its figures with what they are made of, points given with their words, its periods before. */
export const ScorePage = () => {
  const { runId, subject } = useParams({ strict: false }) as { runId: string; subject: string };
  const { t } = useTranslation('scorecards-console');
  const [locale, mode] = [useLocale(), useMode()];
  const words = useFigureWords();
  const [appealing, setAppealing] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(scoreQuery(runId, subject));
  useTitle(data?.score.name ?? t('title'));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" paragraph={{ rows: 10 }} />;
  const { run, card, score, given, trend, mine } = data;
  const indicatorOf = (code: string) => card.indicators.find((one) => one.code === code);
  const contests = mine && run.state === 'preliminary';
  const past = trend.toReversed();
  return (
    <div className="page parts">
      <div className="page-head">
        <p>
          <Link to="/scorecards/runs/$runId" params={{ runId }}>
            {labelOf(run.title)}
          </Link>
        </p>
        <h1>{score.name}</h1>
        <p className="soft">
          {[
            `${run.first} – ${run.last}`,
            t(`states.${run.state}`),
            contests && t('until', { day: run.appealUntil }),
            run.state === 'running' && t(run.last >= platformDay() ? 'stillRuns' : 'mayFreeze', { day: run.last }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p>
          <strong className="num">{score.total === null ? '—' : score.total.toFixed(card.digits)}</strong>{' '}
          {score.rank !== null && t('rankOf', { rank: score.rank })}
          {score.unranked !== null && <span className="soft">{t(`unranked.${score.unranked}`)}</span>}
        </p>
      </div>
      <Table<ScoreRow['lines'][number]>
        size="small"
        className="stacks"
        rowKey="indicator"
        dataSource={score.lines}
        pagination={false}
        columns={[
          {
            title: t('indicator'),
            key: 'indicator',
            onCell: () => named(t('indicator')),
            render: (_, { indicator }) => labelOf(indicatorOf(indicator)?.name ?? { zh: indicator, en: null }),
          },
          {
            title: t('figureHead'),
            key: 'figure',
            onCell: () => named(t('figureHead')),
            render: (_, line) => {
              const said = given.find((one) => one.indicator === line.indicator);
              return (
                <>
                  {words(line, indicatorOf(line.indicator))}
                  {said && <div className="soft">{said.words}</div>}
                </>
              );
            },
          },
          {
            title: t('pointsOf'),
            key: 'points',
            align: 'right',
            onCell: () => named(t('pointsOf')),
            render: (_, { points, full, indicator }) => (
              <span className="num">
                {points === null ? '—' : Math.round(points * 100) / 100} / {full || (indicatorOf(indicator)?.full ?? 0)}
              </span>
            ),
          },
          ...(contests
            ? [
                {
                  title: t('act'),
                  key: 'act',
                  width: 110,
                  render: (_: unknown, { indicator }: ScoreRow['lines'][number]) => (
                    <Button size="small" onClick={() => setAppealing(indicator)}>
                      {t('appeal.title')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {past.length > 1 && (
        <section className="card" aria-label={t('trend')}>
          <h2>{t('trend')}</h2>
          <Chart
            kind="line"
            title={t('trend')}
            labels={past.map(({ first }) => first.slice(0, 7))}
            series={[{ name: t('total'), values: past.map(({ total }) => total) }]}
            locale={locale}
            mode={mode}
          />
        </section>
      )}
      {appealing !== null && (
        <AppealForm run={run} card={card} scores={[score]} initial={{ subject, indicator: appealing }} onClose={() => setAppealing(null)} />
      )}
    </div>
  );
};
