import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Select, Table } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubsidyRun } from '#contract/subsidies/api.ts';
import { yuanOf } from '#contract/subsidies/money.ts';
import { labelOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { subsidiesQuery } from '../queries.ts';
import '../../../styles/stacks.css';

/** A code that no scheme has. */
const freshCode = (taken: readonly string[]): string => {
  let n = taken.length + 1;
  while (taken.includes(`scheme_${n}`)) n += 1;
  return `scheme_${n}`;
};

/** What was reckoned, newest first; schemes for those who write them. */
export const Subsidies = () => {
  const { t } = useTranslation('subsidies-console');
  const navigate = useNavigate();
  const [reckoning, setReckoning] = useState(false);
  const query = useQuery(subsidiesQuery);
  useTitle(t('title'));
  const { schemes = [], items = [], can = [], periods = [] } = query.data ?? {};
  const titleOf = (code: string): string => {
    const found = schemes.find((one) => one.code === code);
    return found ? labelOf(found.title) : code;
  };
  const empty = can.length === 0 ? 'noRunsOwn' : schemes.length === 0 ? 'noSchemes' : 'noRuns';
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
        {can.includes('design') && (
          <p>
            {t('schemes')}
            {schemes.map((one) => (
              <Fragment key={one.code}>
                <Link to="/subsidies/schemes/$code" params={{ code: one.code }}>
                  {labelOf(one.title)}
                </Link>
                {' · '}
              </Fragment>
            ))}
            <Link to="/subsidies/schemes/$code" params={{ code: freshCode(schemes.map(({ code }) => code)) }}>
              {t('newScheme')}
            </Link>
          </p>
        )}
      </div>
      {can.includes('run') && schemes.length > 0 && (
        <div className="bar">
          <Button type="primary" icon={<PlusOutlined />} disabled={periods.length === 0} onClick={() => setReckoning(true)}>
            {t('reckon.title')}
          </Button>
          {periods.length === 0 && <span className="soft bar-wide">{t('nothingToReckon')}</span>}
        </div>
      )}
      {query.isError && !query.data ? (
        <Broken error={query.error} reset={() => void query.refetch()} />
      ) : (
        <Table<SubsidyRun>
          size="small"
          className="stacks"
          rowKey="id"
          dataSource={items}
          loading={query.isPending}
          pagination={items.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
          locale={{ emptyText: query.isPending ? null : <span className="soft">{t(empty)}</span> }}
          columns={[
            {
              title: t('scheme'),
              key: 'scheme',
              render: (_, { id, title }) => (
                <Link to="/subsidies/runs/$runId" params={{ runId: id }}>
                  {labelOf(title)}
                </Link>
              ),
            },
            {
              title: t('period'),
              key: 'period',
              onCell: () => named(t('period')),
              render: (_, { first, last }) => (
                <span className="num">
                  {first} – {last}
                </span>
              ),
            },
            { title: t('state'), key: 'state', onCell: () => named(t('state')), render: (_, { state }) => t(`subsidies:states.${state}`) },
            {
              title: t('total'),
              key: 'total',
              align: 'right',
              onCell: () => named(t('total')),
              render: (_, { total, paid }) => (
                <>
                  <strong className="num">{yuanOf(total)}</strong>
                  {paid !== 0 && <div className="soft">{t('paidOf', { yuan: yuanOf(paid) })}</div>}
                </>
              ),
            },
          ]}
        />
      )}
      {reckoning && (
        <ActDrawer<{ period: number }, SubsidyRun>
          keep="subsidies.reckon"
          subject=""
          title={t('reckon.title')}
          lead={t('reckon.lead')}
          submit={t('reckon.submit')}
          done={t('reckon.done')}
          renews="subsidies"
          initial={{ period: 0 }}
          request={({ period }) => {
            const chosen = periods[period] ?? periods[0];
            return asked(endpoints.subsidies.reckonSubsidy, {
              params: { scheme: chosen?.scheme ?? '' },
              body: { runId: chosen?.runId ?? '' },
            });
          }}
          onClose={() => setReckoning(false)}
          onDone={({ id }) => void navigate({ to: '/subsidies/runs/$runId', params: { runId: id } })}
        >
          <Form.Item name="period" label={t('reckon.period')} rules={[{ required: true, message: t('console:must.choose') }]}>
            <Select
              options={periods.map(({ scheme, first, last }, value) => ({ value, label: `${titleOf(scheme)} ${first} – ${last}` }))}
            />
          </Form.Item>
        </ActDrawer>
      )}
    </div>
  );
};
