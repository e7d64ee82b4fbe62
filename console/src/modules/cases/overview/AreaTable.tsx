import { DownloadOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Table, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Overview } from '#contract/cases/api.ts';
import { downloadCsv } from '../../../components/csv.ts';
import { percent } from '../numbers.ts';
import type { DeskSearch, Queue } from '../search.ts';

type Row = Overview['areas'][number];
interface Props {
  data: Overview;
  behind: DeskSearch;
  onArea: (code: string) => void;
  from: string;
  to: string;
}

/** The areas below side by side, sortable, with a way down and to the cases; can be taken along as CSV. */
export const AreaTable = ({ data, behind, onArea, from, to }: Props) => {
  const { t } = useTranslation('cases-console');
  const count = (name: 'reported' | 'open' | 'overdue' | 'closed', queue: Queue, whole: boolean) => ({
    title: t(`overview.columns.${name}`),
    dataIndex: name,
    align: 'right' as const,
    sorter: (a: Row, b: Row) => a[name] - b[name],
    width: 70,
    render: (value: number, row: Row) =>
      value === 0 ? (
        <span className="soft num">0</span>
      ) : row.moved > 0 ? (
        // the list of cases goes by the area of filing and would show others
        <Tooltip title={t('overview.movedNote', { count: row.moved })}>
          <span className="num">{value}</span>
        </Tooltip>
      ) : (
        <Link
          to="/cases"
          search={{
            ...(whole ? behind : {}),
            area: row.code,
            queue,
            ...(name === 'closed' ? { state: ['closed' as const, 'archived' as const] } : {}),
          }}
          className="num"
          preload={false}
        >
          {value}
        </Link>
      ),
  });
  const rate = (name: 'solved' | 'satisfied') => ({
    title: t(`cases:rates.${name}`),
    dataIndex: name,
    align: 'right' as const,
    sorter: (a: Row, b: Row) => (a[name] ?? -1) - (b[name] ?? -1),
    width: 84,
    render: (value: number | null) => <span className="num">{percent(value)}</span>,
  });
  const standing = ({ name, standing: now }: Row): string => (now === 'present' ? name : `${name}（${t(`overview.standings.${now}`)}）`);
  const save = (): void =>
    downloadCsv(`overview-${from}-${to}.csv`, [
      [
        t('overview.area'),
        ...(['reported', 'open', 'overdue', 'closed'] as const).map((n) => t(`overview.columns.${n}`)),
        t('cases:rates.solved'),
        t('cases:rates.satisfied'),
      ],
      ...data.areas.map((a) => [standing(a), a.reported, a.open, a.overdue, a.closed, percent(a.solved), percent(a.satisfied)]),
    ]);
  return (
    <section className="card card-table" aria-labelledby="areas-title">
      <div className="card-head">
        <h2 id="areas-title">{t('overview.areas')}</h2>
        <Button size="small" icon={<DownloadOutlined />} onClick={save}>
          {t('csv')}
        </Button>
      </div>
      {data.areas.length === 0 ? (
        <p className="soft">{t('overview.noAreas')}</p>
      ) : (
        <Table<Row>
          size="small"
          rowKey={(row) => `${row.standing} ${row.code}`}
          dataSource={data.areas}
          pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
          scroll={{ x: 560 }}
          showSorterTooltip={false}
          columns={[
            {
              title: t('overview.area'),
              dataIndex: 'name',
              width: 110,
              sorter: (a, b) => a.name.localeCompare(b.name, 'zh-CN'),
              render: (name: string, row) =>
                row.standing !== 'present' ? (
                  <Tooltip title={t(`overview.standingNotes.${row.standing}`)}>
                    <span className="soft">{standing(row)}</span>
                  </Tooltip>
                ) : row.code.length < 15 ? (
                  <button type="button" className="plain-link" onClick={() => onArea(row.code)}>
                    {name}
                  </button>
                ) : (
                  name
                ),
            },
            count('reported', 'all', true),
            count('open', 'open', false),
            count('overdue', 'overdue', false),
            count('closed', 'all', true),
            rate('solved'),
            rate('satisfied'),
          ]}
        />
      )}
    </section>
  );
};
