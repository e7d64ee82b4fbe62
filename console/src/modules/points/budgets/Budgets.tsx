import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Budget } from '#contract/points/budgets.ts';
import { fullDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { named } from '../../../components/named.ts';
import { budgetsQuery } from '../queries.ts';
import { Sections } from '../Sections.tsx';
import '../../../styles/facts.css';
import '../../../styles/stacks.css';

interface Values {
  area: string;
  title: string;
  payer: string;
  ceiling: number;
  points: number;
  reason: string;
}

/** Budgets that pay points: how each stands, what waits, what was put in, by whom and why. */
export const Budgets = () => {
  const { t } = useTranslation('points-rules-console');
  const locale = useLocale();
  useTitle(t('budgets.title'));
  const { data, error, isPending, refetch } = useQuery(budgetsQuery);
  const [doing, setDoing] = useState<{ act: 'open' } | { act: 'topUp' | 'change'; budget: Budget } | null>(null);
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  const number = (title: string, of: (one: Budget) => ReactNode) => ({
    title,
    key: title,
    onCell: () => named(title),
    render: (_: unknown, one: Budget) => <span className="num">{of(one)}</span>,
  });
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('budgets.title')}</h1>
        <p className="soft">{t('budgets.lead')}</p>
      </div>
      {data && data.without.acts > 0 && (
        <p role="status">{t('budgets.without', { count: data.without.acts, points: data.without.points })}</p>
      )}
      {data && data.mayOpen.length > 0 && (
        <p className="bar">
          <Button type="primary" onClick={() => setDoing({ act: 'open' })}>
            {t('budgets.open')}
          </Button>
        </p>
      )}
      <Table<Budget>
        size="small"
        className="stacks"
        rowKey="id"
        loading={isPending}
        pagination={false}
        dataSource={data?.items ?? []}
        locale={{ emptyText: isPending ? null : <span className="soft">{t('budgets.none')}</span> }}
        expandable={{
          expandedRowRender: (one) =>
            one.grants.length === 0 ? (
              <p className="soft">{t('budgets.noGrants')}</p>
            ) : (
              <ul>
                {one.grants.map((grant) => (
                  <li key={grant.at + grant.points}>
                    {t('budgets.grant', {
                      day: fullDay(grant.at, locale),
                      points: grant.points,
                      payer: grant.payer,
                      reason: grant.reason,
                      by: grant.by ?? '—',
                    })}
                  </li>
                ))}
              </ul>
            ),
        }}
        columns={[
          {
            title: t('budgets.one'),
            key: 'budget',
            render: (_, one) => (
              <>
                <strong>{one.title}</strong>
                <div className="soft">
                  {one.area.name} · {one.payer}
                </div>
              </>
            ),
          },
          number(t('budgets.granted'), (one) => t('budgets.ofCeiling', { granted: one.granted, ceiling: one.ceiling })),
          number(t('budgets.available'), (one) => one.available),
          number(t('budgets.waiting'), (one) =>
            one.waiting.acts === 0 ? '—' : t('budgets.waits', { count: one.waiting.acts, points: one.waiting.points }),
          ),
          number(t('budgets.debt'), (one) => one.debt || '—'),
          {
            title: t('act'),
            key: 'act',
            render: (_, one) =>
              one.mayKeep && (
                <>
                  <Button
                    size="small"
                    aria-label={t('budgets.topUpOf', { name: one.title })}
                    onClick={() => setDoing({ act: 'topUp', budget: one })}
                  >
                    {t('budgets.topUp')}
                  </Button>{' '}
                  <Button
                    size="small"
                    aria-label={t('budgets.changeOf', { name: one.title })}
                    onClick={() => setDoing({ act: 'change', budget: one })}
                  >
                    {t('budgets.change')}
                  </Button>
                </>
              ),
          },
        ]}
      />
      <p className="soft">{t('budgets.formula')}</p>
      {doing && (
        <ActDrawer<Values, Budget>
          keep={`points.${doing.act}`}
          subject={doing.act === 'open' ? '' : doing.budget.id}
          title={t(`budgets.${doing.act}`)}
          submit={t(`budgets.${doing.act}`)}
          done={t('done')}
          renews="points"
          initial={
            doing.act === 'open'
              ? { ...(data?.mayOpen[0] && { area: data.mayOpen[0].code }), title: t('budgets.usual') }
              : doing.act === 'topUp'
                ? { payer: doing.budget.payer }
                : { title: doing.budget.title, payer: doing.budget.payer, ceiling: doing.budget.ceiling }
          }
          request={({ area, title, payer, ceiling, points, reason }) =>
            doing.act === 'open'
              ? asked(endpoints.points.openBudget, { body: { area, title, payer, ceiling, points, reason } })
              : doing.act === 'topUp'
                ? asked(endpoints.points.topUp, { params: { budgetId: doing.budget.id }, body: { points, payer, reason } })
                : asked(endpoints.points.changeBudget, {
                    params: { budgetId: doing.budget.id },
                    body: { version: doing.budget.version, title, payer, ceiling, closed: false, reason },
                  })
          }
          onClose={() => setDoing(null)}
          onDone={() => setDoing(null)}
        >
          {doing.act === 'open' && (
            <Form.Item name="area" label={t('area')} rules={[{ required: true, message: t('areaNeeded') }]}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={data?.mayOpen.map(({ code, name }) => ({ value: code, label: name })) ?? []}
              />
            </Form.Item>
          )}
          {doing.act !== 'topUp' && (
            <>
              <Form.Item name="title" label={t('budgets.name')} rules={[{ required: true, min: 2, message: t('needed') }]}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name="ceiling" label={t('budgets.ceiling')} rules={[{ required: true, message: t('needed') }]}>
                <NumberInput min={0} precision={0} />
              </Form.Item>
            </>
          )}
          <Form.Item name="payer" label={t('budgets.payer')} rules={[{ required: true, min: 2, message: t('needed') }]}>
            <Input maxLength={60} />
          </Form.Item>
          {doing.act !== 'change' && (
            <Form.Item name="points" label={t('budgets.points')} rules={[{ required: true, message: t('needed') }]}>
              <NumberInput min={doing.act === 'open' ? 0 : 1} precision={0} />
            </Form.Item>
          )}
          <Form.Item
            name="reason"
            label={t('reason')}
            rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('needed') }]}
          >
            <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
          </Form.Item>
        </ActDrawer>
      )}
    </div>
  );
};
