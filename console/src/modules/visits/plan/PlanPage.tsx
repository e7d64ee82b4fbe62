import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanDetail } from '#contract/visits/plans.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { PlanForm } from '../PlanForm.tsx';
import { AssignForm, EndForm, ReassignForm } from './forms.tsx';
import { Households } from './Households.tsx';
import { Results } from './Results.tsx';
import '../../../styles/facts.css';
import '../../../styles/hazards.css';

/** One plan: what it is for, how far it is by grid, and for its lead the households and results. */
export const PlanPage = () => {
  const { t } = useTranslation('visits-console');
  const { planId } = useParams({ strict: false }) as { planId: string };
  const query = useQuery({
    queryKey: ['visits', 'plan', planId],
    queryFn: ({ signal }) => call(endpoints.visits.getPlan, { params: { planId } }, signal),
  });
  useTitle(query.data?.title ?? t('title'));
  if (query.error && !query.data) return <Broken error={query.error} reset={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  return <OnePlan plan={query.data} />;
};

type Task = 'change' | 'assign' | 'reassign' | 'end';
const OnePlan = ({ plan }: { plan: PlanDetail }) => {
  const { t } = useTranslation('visits-console');
  const [task, setTask] = useState<Task | null>(null);
  const close = (): void => setTask(null);
  const { content } = plan;
  const facts: readonly (readonly [string, string | null])[] = [
    ['form.purpose', content.purpose],
    ['form.areas', plan.areas.map(({ name }) => name).join(t('comma'))],
    ['rhythm', plan.rhythm ? t(`every.${plan.rhythm.every}`) : t('once')],
    ['days', `${plan.from} – ${plan.until ?? t('noEnd')}`],
    ['leader', plan.lead.name],
    ['form.consent', content.consent && t('consentSays', { ...content.consent })],
    ['form.condition', content.condition],
    ['ended', plan.endReason],
  ];
  const tasks: Task[] = plan.mayManage ? ['assign', 'reassign', 'change', 'end'] : [];
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/visits">{t('title')}</Link>
        </p>
        <h1>{plan.title}</h1>
        <p className="soft">
          {t(`visits-own:planKinds.${plan.kind}`)} · {t(`visits-own:risks.${plan.risk}`)} · {t(`visits-own:planStates.${plan.state}`)} ·{' '}
          {t('version', { version: plan.version })}
        </p>
      </div>
      {tasks.length > 0 && (
        <div className="hazard-acts">
          {tasks.map((one, i) => (
            <Button key={one} type={i === 0 ? 'primary' : 'default'} danger={one === 'end'} onClick={() => setTask(one)}>
              {t(`acts.${one}`)}
            </Button>
          ))}
        </div>
      )}
      <section className="card" aria-label={t('facts')}>
        <dl className="fact-grid">
          {facts.map(([name, value]) =>
            value ? (
              <div key={name}>
                <dt>{t(name)}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
      </section>
      <Progress planId={plan.id} />
      {plan.isLead ? (
        <>
          <Households plan={plan} />
          <Results planId={plan.id} />
        </>
      ) : (
        <p className="soft">{t('leadOnly')}</p>
      )}
      {task === 'change' && <PlanForm plan={plan} onClose={close} onDone={close} />}
      {task === 'assign' && <AssignForm plan={plan} onClose={close} />}
      {task === 'reassign' && <ReassignForm plan={plan} onClose={close} />}
      {task === 'end' && <EndForm plan={plan} onClose={close} />}
    </div>
  );
};

/** How many households were due and reached, by grid. */
const Progress = ({ planId }: { planId: string }) => {
  const { t } = useTranslation('visits-console');
  const { data } = useQuery({
    queryKey: ['visits', 'figures', planId],
    queryFn: ({ signal }) => call(endpoints.visits.planFigures, { params: { planId }, query: {} }, signal),
  });
  if (!data) return <Skeleton active />;
  return (
    <section className="hazard-part" aria-label={t('progress.title')}>
      <h2>{t('progress.title')}</h2>
      <p className="soft">{t('progress.formula', { from: data.from, until: data.until })}</p>
      <Table
        size="small"
        rowKey={({ area }) => area.code}
        dataSource={data.items}
        pagination={data.items.length > 20 ? { pageSize: 20 } : false}
        locale={{ emptyText: t('progress.none') }}
        columns={[
          { title: t('area'), key: 'area', render: (_, { area }) => area.name },
          { title: t('households'), key: 'households', align: 'right', render: (_, one) => <span className="num">{one.households}</span> },
          { title: t('progress.due'), key: 'due', align: 'right', render: (_, one) => <span className="num">{one.due}</span> },
          { title: t('progress.done'), key: 'done', align: 'right', render: (_, one) => <span className="num">{one.done}</span> },
          {
            title: t('progress.share'),
            key: 'share',
            align: 'right',
            render: (_, { due, done }) => <span className="num">{due === 0 ? '—' : `${Math.round((done / due) * 100)}%`}</span>,
          },
          {
            title: t('progress.results'),
            key: 'results',
            render: (_, { results }) =>
              Object.entries(results)
                .map(([result, n]) => `${t(`visits-own:results.${result}`)} ${n}`)
                .join(' · ') || '—',
          },
        ]}
      />
    </section>
  );
};
