import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Select, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { exportRun, getRun } from '#contract/scorecards/api.ts';
import { isPost } from '#contract/scorecards/card.ts';
import { type RunStep, runSteps } from '#contract/scorecards/values.ts';
import { labelOf } from '#ui/i18n.ts';
import { platformDay } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { runQuery } from '../queries.ts';
import { Scores } from '../Scores.tsx';
import { Appeals } from './Appeals.tsx';
import { CorrectForm, GiveForm, StepForm } from './acts.tsx';
import { Differences } from './Differences.tsx';
import '../../../styles/parts.css';

export type RunShown = z.infer<typeof getRun.response>;

/** One period: how everybody stands, what is contested, what would change. */
export const RunPage = () => {
  const { runId } = useParams({ strict: false }) as { runId: string };
  const [edition, setEdition] = useState<number | undefined>();
  const query = useQuery(runQuery(runId, edition));
  if (query.isError && !query.data) return <Broken error={query.error} reset={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active className="page" paragraph={{ rows: 10 }} />;
  return <Shown shown={query.data} edition={edition} onEdition={setEdition} />;
};

const address: (typeof exportRun)['path'] = '/api/scorecards/runs/:runId/sheet';
type Task = RunStep | 'give' | 'correct';

const Shown = ({
  shown,
  edition,
  onEdition,
}: {
  shown: RunShown;
  edition: number | undefined;
  onEdition: (edition: number | undefined) => void;
}) => {
  const { t } = useTranslation('scorecards-console');
  const me = useMe();
  const { busy, download } = useDownload();
  const [task, setTask] = useState<Task | null>(null);
  const { run, card, scores, editions } = shown;
  const close = (): void => setTask(null);
  const title = labelOf(run.title);
  useTitle(title);
  // what can only be refused is not offered: a period is frozen once it is over, and final once nobody can appeal any more
  const early = run.last >= platformDay();
  const tooEarly: Partial<Record<RunStep, boolean>> = {
    freeze: early,
    finish: run.appealUntil !== null && run.appealUntil >= platformDay(),
  };
  const may = (what: Task): boolean => run.can.includes(what);
  return (
    <div className="page parts">
      <div className="page-head">
        <p>
          <Link to="/scorecards" search={{}}>
            {t('title')}
          </Link>
        </p>
        <h1>{title}</h1>
        <p className="soft">
          {[
            `${run.first} – ${run.last}`,
            t(`states.${run.state}`),
            run.state === 'preliminary' && run.appealUntil !== null && t('until', { day: run.appealUntil }),
            run.state === 'running' && t(early ? 'stillRuns' : 'mayFreeze', { day: run.last }),
            card.source,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="bar">
        {runSteps.filter(may).map((step) => (
          <Button
            key={step}
            type={step === 'abandon' ? 'default' : 'primary'}
            danger={step === 'abandon'}
            disabled={tooEarly[step] ?? false}
            onClick={() => setTask(step)}
          >
            {t(`steps.${step}`)}
          </Button>
        ))}
        <Button
          icon={<DownloadOutlined />}
          loading={busy}
          onClick={() => download(`${address.replace(':runId', run.id)}${edition === undefined ? '' : `?edition=${edition}`}`)}
        >
          {t('export')}
        </Button>
        {mayOpen(me, 'scorecards.run') && !isPost(card.subjects) && (run.state === 'final' || run.state === 'archived') && (
          <Link className="button-link quiet" to="/scorecards/runs/$runId/bulletin" params={{ runId: run.id }}>
            {t('bulletin.title')}
          </Link>
        )}
        {may('give') && <Button onClick={() => setTask('give')}>{t('give.title')}</Button>}
        {editions.length > 1 && (
          <Select
            aria-label={t('edition')}
            value={edition ?? run.edition}
            options={editions.map((one) => ({ value: one.edition, label: t('editionOf', { n: one.edition, reason: one.reason }) }))}
            onChange={(n) => onEdition(n === run.edition ? undefined : n)}
          />
        )}
      </div>
      <Tabs
        items={[
          { key: 'scores', label: t('tabs.scores'), children: <Scores card={card} scores={scores} runId={run.id} /> },
          ...(run.edition > 0
            ? [{ key: 'appeals', label: t('tabs.appeals', { count: run.openAppeals }), children: <Appeals shown={shown} /> }]
            : []),
          ...(may('correct')
            ? [
                {
                  key: 'differences',
                  label: t('tabs.differences'),
                  children: <Differences shown={shown} onCorrect={() => setTask('correct')} />,
                },
              ]
            : []),
        ]}
      />
      {task === 'give' && <GiveForm shown={shown} onClose={close} />}
      {task === 'correct' && <CorrectForm run={run} onClose={close} />}
      {task !== null && task !== 'give' && task !== 'correct' && (
        <StepForm
          run={run}
          card={card}
          missing={scores.filter(({ unranked }) => unranked === 'unknown').length}
          step={task}
          onClose={close}
        />
      )}
    </div>
  );
};
