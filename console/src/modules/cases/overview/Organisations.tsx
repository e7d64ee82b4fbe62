import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Overview } from '#contract/cases/api.ts';
import { percent } from '../numbers.ts';
import type { DeskSearch } from '../search.ts';

type Row = Overview['organisations'][number];

/** The organisations that handle: what lies with them, what they answered, what they sent back. */
export const Organisations = ({ data, behind }: { data: Overview; behind: DeskSearch }) => {
  const { t } = useTranslation('cases-console');
  const number = (name: 'open' | 'overdue' | 'answered' | 'returns') => ({
    title: t(`overview.columns.${name}`),
    dataIndex: name,
    align: 'right' as const,
    width: 72,
    sorter: (a: Row, b: Row) => a[name] - b[name],
    render: (n: number) => <span className="num">{n}</span>,
  });
  return (
    <section className="card card-table" aria-labelledby="organisations-title">
      <h2 id="organisations-title">{t('overview.organisations')}</h2>
      {data.organisations.length === 0 ? (
        <p className="soft">{t('overview.noOrganisations')}</p>
      ) : (
        <Table<Row>
          size="small"
          rowKey="id"
          dataSource={data.organisations}
          pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
          scroll={{ x: 520 }}
          showSorterTooltip={false}
          columns={[
            {
              title: t('overview.organisation'),
              dataIndex: 'name',
              render: (name: string, row) => (
                <Link
                  to="/cases"
                  search={{ ...(behind.area ? { area: behind.area } : {}), organisation: row.id, queue: 'open' }}
                  preload={false}
                >
                  {name}
                </Link>
              ),
            },
            number('open'),
            number('overdue'),
            number('answered'),
            number('returns'),
            {
              title: t('cases:rates.satisfied'),
              dataIndex: 'satisfied',
              align: 'right',
              width: 88,
              sorter: (a, b) => (a.satisfied ?? -1) - (b.satisfied ?? -1),
              render: (v: number | null) => <span className="num">{percent(v)}</span>,
            },
          ]}
        />
      )}
    </section>
  );
};
