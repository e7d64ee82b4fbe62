import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Skeleton, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HouseholdSum } from '#contract/households/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useMedia } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import type { Change } from './Households.tsx';
import type { HouseholdsSearch } from './search.ts';
import '../../../styles/stacks.css';

/** How many households the areas below one have: counted where the register is complete, an estimate elsewhere. */
export const Sums = ({ search: { area }, change }: { search: HouseholdsSearch; change: Change }) => {
  const { t } = useTranslation('households');
  const wide = useMedia('(min-width: 768px)');
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const { data, error, refetch } = useQuery({
    queryKey: ['households', 'sums', area],
    queryFn: ({ signal }) => call(endpoints.households.sumHouseholds, { query: { area } }, signal),
  });
  const set = useSend({
    slot: useSlot('households.complete'),
    request: ({ area: { code }, complete }: HouseholdSum) =>
      asked(endpoints.households.setRegisterComplete, { params: { code }, body: { complete: !complete } }),
    onDone: () => {
      void message.success(t('saved'));
      void client.invalidateQueries({ queryKey: ['households'] });
    },
    onFailed: (failure) => void message.error(sendingWords(failure)),
  });
  if (error) return <Broken error={error} reset={() => void refetch()} />;
  const ask = (row: HouseholdSum): void =>
    void modal.confirm({
      title: t(row.complete ? 'unsetAsk' : 'completeAsk', { name: row.area.name }),
      content: t(row.complete ? 'unsetText' : 'completeText', { count: row.registered }),
      okText: t(row.complete ? 'unsetComplete' : 'setComplete'),
      onOk: () => set.send(row),
    });
  const isGrid = ({ area: { level } }: HouseholdSum): boolean => level === 'grid' || level === 'micro_grid';
  return (
    <>
      <search className="bar">
        <div>
          <AreaSelect label={t('area')} value={area} valueName={data?.area.area.name} onChange={(code) => change({ area: code })} />
        </div>
      </search>
      {!data ? (
        <Skeleton active />
      ) : (
        <Table<HouseholdSum>
          size="small"
          className="stacks"
          rowKey={({ area: one }) => one.code}
          pagination={false}
          scroll={wide ? { x: 760 } : {}}
          dataSource={data.below.length > 0 ? data.below : [data.area]}
          columns={[
            {
              title: t('columns.area'),
              key: 'name',
              render: (_, row) =>
                isGrid(row) ? (
                  row.area.name
                ) : (
                  <button type="button" className="plain-link" onClick={() => change({ area: row.area.code })}>
                    {row.area.name}
                  </button>
                ),
            },
            {
              title: t('columns.buildings'),
              key: 'buildings',
              align: 'right',
              onCell: () => named(t('columns.buildings')),
              render: (_, row) => row.buildings,
            },
            {
              title: t('columns.registered'),
              key: 'registered',
              align: 'right',
              onCell: () => named(t('columns.registered')),
              render: (_, row) => row.registered,
            },
            {
              title: t('columns.households'),
              key: 'households',
              align: 'right',
              onCell: () => named(t('columns.households')),
              render: (_, row) =>
                row.households === null ? (
                  <span className="soft">{t('unknown')}</span>
                ) : row.complete ? (
                  <strong className="num">{row.households}</strong>
                ) : (
                  <span className="num">{t('estimated', { count: row.households })}</span>
                ),
            },
            {
              title: t('columns.headless'),
              key: 'headless',
              align: 'right',
              onCell: () => named(t('columns.headless')),
              render: (_, row) => row.headless,
            },
            {
              title: t('columns.complete'),
              key: 'complete',
              width: 210,
              onCell: () => named(t('columns.complete')),
              render: (_, row) =>
                !isGrid(row) ? (
                  <span className="soft">–</span>
                ) : (
                  <div className="cell-acts">
                    <span className="flag">{t(row.complete ? 'complete' : 'incomplete')}</span>
                    {data.mayManage && (
                      <Button size="small" loading={set.isPending && set.pending?.area.code === row.area.code} onClick={() => ask(row)}>
                        {t(row.complete ? 'unsetComplete' : 'setComplete')}
                      </Button>
                    )}
                  </div>
                ),
            },
          ]}
        />
      )}
    </>
  );
};
