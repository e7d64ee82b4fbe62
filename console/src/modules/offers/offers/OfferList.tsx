import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManagedOffer } from '#contract/offers/api.ts';
import { type OfferState, offerStates } from '#contract/offers/values.ts';
import { ActionMenu } from '../../../components/ActionMenu.tsx';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { CounterForm } from './CounterForm.tsx';
import { DecideForm, EndForm } from './DecideForm.tsx';
import { OfferForm } from './OfferForm.tsx';
import { offersQuery } from './queries.ts';
import { StockDrawer } from './StockDrawer.tsx';

type Task = { kind: 'propose' } | { kind: ManagedOffer['actions'][number] | 'counter'; offer: ManagedOffer };

/** Offers of the merchants somebody looks after, with what waits for agreement. */
export const OfferList = ({ state, onState }: { state: OfferState | undefined; onState: (next: OfferState | undefined) => void }) => {
  const { t } = useTranslation('offers-console');
  const { list, rows, first } = useList(offersQuery(state));
  const [task, setTask] = useState<Task | null>(null);
  const close = (): void => setTask(null);
  const actsOf = ({ actions, state: now }: ManagedOffer) => [
    ...(first?.mayManage && now === 'live' ? (['counter'] as const) : []),
    ...actions,
  ];
  return (
    <>
      <search className="bar">
        <ChoiceFilter
          label={t('state')}
          any={t('anyState')}
          value={state}
          choices={offerStates}
          word={(one) => t(`states.${one}`)}
          onChange={onState}
        />
        {first?.mayManage && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setTask({ kind: 'propose' })}>
            {t('add.offer')}
          </Button>
        )}
      </search>
      <RecordTable<ManagedOffer>
        list={list}
        rows={rows}
        rowKey="id"
        empty={t('none.offers')}
        columns={[
          {
            title: t('offer'),
            key: 'offer',
            bare: true,
            render: (_, one) => (
              <>
                <strong>{one.title}</strong>
                <div className="soft">{[one.merchant.name, t(`kinds.${one.kind}`), ...one.areas].join(' · ')}</div>
                {one.reason && <div className="soft">{t('reasonOf', { reason: one.reason })}</div>}
              </>
            ),
          },
          {
            title: t('points'),
            key: 'points',
            render: (_, one) => (
              <>
                {t('pointsOf', { points: one.points })}
                {one.perPerson !== null && (
                  <div className="soft">{t('limit', { period: t(`limitPeriods.${one.perPeriod}`), count: one.perPerson })}</div>
                )}
              </>
            ),
          },
          {
            title: t('stock'),
            key: 'stock',
            render: (_, { stock, taken }) =>
              stock === null ? `${t('unlimited')} · ${t('taken', { taken })}` : t('left', { left: stock - taken, stock, taken }),
          },
          { title: t('validity'), key: 'until', render: (_, { until }) => (until === null ? t('noEnd') : t('until', { day: until })) },
          { title: t('state'), key: 'state', render: (_, one) => t(`states.${one.state}`) },
          {
            title: t('act'),
            key: 'act',
            render: (_, one) => (
              <ActionMenu
                of={one.title}
                actions={actsOf(one).map((kind) => ({
                  key: kind,
                  words: t(`acts.${kind}`),
                  danger: kind === 'refuse' || kind === 'end',
                  run: () => setTask({ kind, offer: one }),
                }))}
              />
            ),
          },
        ]}
      />
      {task?.kind === 'propose' && <OfferForm offer={null} onClose={close} />}
      {task?.kind === 'change' && <OfferForm offer={task.offer} onClose={close} />}
      {(task?.kind === 'approve' || task?.kind === 'refuse') && (
        <DecideForm offer={task.offer} agree={task.kind === 'approve'} onClose={close} />
      )}
      {task?.kind === 'end' && <EndForm offer={task.offer} onClose={close} />}
      {task?.kind === 'counter' && <CounterForm offer={task.offer} onClose={close} />}
      {task?.kind === 'stock' && <StockDrawer offer={task.offer} onClose={close} />}
    </>
  );
};
