import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MerchantDetail, Pledge } from '#contract/circles/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { type Task, TaskForm } from './acts.tsx';
import '../../../styles/facts.css';
import '../../../styles/record-parts.css';

const merchantKey = (id: string) => ['circles', 'merchant', id] as const;

/** One merchant: what it pledges, its sign, what it is as a model shop, and complaints as counts. */
export const MerchantPage = () => {
  const { t } = useTranslation('circles-console');
  const { merchantId } = useParams({ from: '/shell/circle-merchants/$merchantId' });
  const merchant = useQuery({
    queryKey: merchantKey(merchantId),
    queryFn: ({ signal }) => call(endpoints.circles.getMerchant, { params: { merchantId } }, signal),
  });
  useTitle(merchant.data?.name ?? t('merchant'));
  if (merchant.data) return <Shown m={merchant.data} />;
  return (
    <div className="page">
      {merchant.isError ? <Broken error={merchant.error} reset={() => void merchant.refetch()} /> : <Skeleton active />}
    </div>
  );
};

const PledgeLine = ({ pledge, onEnd }: { pledge: Pledge; onEnd: (() => void) | null }) => {
  const { t } = useTranslation('circles-console');
  return (
    <li>
      <div>
        <strong>{labelOf(pledge.title)}</strong> {pledge.words}
        <div className="soft">
          {t('span', pledge)} · {t(`pledgeStates.${pledge.state}`)}
          {pledge.endReason && ` · ${pledge.endReason}`}
        </div>
      </div>
      {onEnd && (
        <Button size="small" aria-label={`${t('endPledge')} ${labelOf(pledge.title)}`} onClick={onEnd}>
          {t('endPledge')}
        </Button>
      )}
    </li>
  );
};

const Shown = ({ m }: { m: MerchantDetail }) => {
  const { t } = useTranslation('circles-console');
  const [task, setTask] = useState<Task | null>(null);
  const may = (action: MerchantDetail['actions'][number]): boolean => m.actions.includes(action);
  const current = m.models.find(({ state }) => state !== 'struck');
  return (
    <div className="page">
      <div className="page-head">
        <h1>{m.name}</h1>
        <p className="soft">
          {m.circle.name} · {m.trade}
          {m.address && ` · ${m.address}`}
          {m.leftOn && ` · ${t('left', { day: m.leftOn })}`}
        </p>
      </div>
      <div className="bar">
        {may('pledge') && (
          <Button type="primary" onClick={() => setTask({ act: 'pledge' })}>
            {t('acts.pledge')}
          </Button>
        )}
        {may('model') && <Button onClick={() => setTask({ act: 'model' })}>{t('acts.model')}</Button>}
        {may('check') && current && <Button onClick={() => setTask({ act: 'check', id: current.id })}>{t('acts.check')}</Button>}
        {m.signPath && (
          <a href={m.signPath} target="_blank" rel="noreferrer">
            {t('sign')}
          </a>
        )}
        {may('leave') && (
          <Button danger onClick={() => setTask({ act: 'leave' })}>
            {t('acts.leave')}
          </Button>
        )}
      </div>
      <section className="record-part" aria-label={t('pledges')}>
        <h2>{t('pledges')}</h2>
        {m.pledges.length + m.past.length === 0 && <p className="soft">{t('noPledges')}</p>}
        <ul className="record-rows">
          {m.pledges.map((pledge) => (
            <PledgeLine key={pledge.id} pledge={pledge} onEnd={may('pledge') ? () => setTask({ act: 'end', id: pledge.id }) : null} />
          ))}
          {m.past.map((pledge) => (
            <PledgeLine key={pledge.id} pledge={pledge} onEnd={null} />
          ))}
        </ul>
      </section>
      <section className="record-part" aria-label={t('complaints')}>
        <h2>{t('complaints')}</h2>
        <dl className="fact-grid">
          {(['received', 'accepted', 'settled'] as const).map((key) => (
            <div key={key}>
              <dt>{t(`complaintsOf.${key}`)}</dt>
              <dd>
                <strong className="num">{m.complaints[key]}</strong>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {m.models.map((one) => (
        <section key={one.id} className="record-part" aria-label={t(`circles:modelStates.${one.state}`)}>
          <h2>
            {t(`circles:modelStates.${one.state}`)} {t('stars', { count: one.level })}
          </h2>
          <p className="soft">{t('modelFacts', { by: one.examinedBy, from: one.givenOn, until: one.until, recheckOn: one.recheckOn })}</p>
          <p>{one.criteria.join(t('comma'))}</p>
          <ul className="record-rows">
            {one.checks.map((check) => (
              <li key={check.id}>
                <div>
                  <strong>
                    {check.on} {t(`circles:verdicts.${check.verdict}`)}
                  </strong>{' '}
                  {check.words} <span className="soft">{check.by}</span>
                  {check.objection && <p>{t('objected', { words: check.objection })}</p>}
                  {check.decision && <p>{t(check.decision.upheld ? 'upheld' : 'rejected', { words: check.decision.answer })}</p>}
                </div>
                {check.actions.map((action) => (
                  <Button key={action} size="small" onClick={() => setTask({ act: action, id: check.id })}>
                    {t(`acts.${action}`)}
                  </Button>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {task && <TaskForm merchant={m} task={task} onClose={() => setTask(null)} />}
    </div>
  );
};
