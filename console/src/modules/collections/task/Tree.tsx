import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ProgressLine, TaskDetail } from '#contract/collections/tasks.ts';
import { labelOf } from '#ui/i18n.ts';
import { useMedia } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { Answered, SheetTag } from '../figures.tsx';
import { progressQuery } from '../queries.ts';
import type { CollectionSearch } from '../search.ts';
import '../../../styles/stacks.css';

/** A figure as it stands in the table: fen as yuan, shares to three places. */
const shown = (figure: number | null, type: string): string =>
  figure === null ? '—' : (type === 'money' ? figure / 100 : figure).toLocaleString('zh-CN', { maximumFractionDigits: 3 });

/** The areas below one with what climbed up from them; each leads further down, and at the end to a sheet. */
export const Tree = ({ task }: { task: TaskDetail }) => {
  const { t } = useTranslation('collections-console');
  const wide = useMedia('(min-width: 768px)');
  const navigate = useNavigate();
  const { area } = useSearch({ strict: false }) as CollectionSearch;
  const { data, error, isPending, refetch } = useQuery(progressQuery(task.id, area));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  const figured = (data?.columns ?? []).flatMap((column, i) => (column.climbs === 'none' ? [] : [{ ...column, i }]));
  const nameOf = ({ area: { name, code, deeper }, sheet }: ProgressLine) =>
    deeper ? (
      <Button
        type="link"
        className="collections-deeper"
        onClick={() => void navigate({ to: '/collections/$taskId', params: { taskId: task.id }, search: { area: code } })}
      >
        {name}
      </Button>
    ) : sheet ? (
      <Link to="/collections/sheets/$sheetId" params={{ sheetId: sheet }}>
        {name}
      </Link>
    ) : (
      name
    );
  return (
    <section aria-label={t('progress')}>
      <div className="collections-where">
        <h2>{data?.area.name ?? '—'}</h2>
        {area && (
          <Button size="small" onClick={() => void navigate({ to: '/collections/$taskId', params: { taskId: task.id } })}>
            {t('whole')}
          </Button>
        )}
      </div>
      <Table<ProgressLine>
        size="small"
        className="stacks"
        rowKey={({ area: { code }, sheet }) => `${code} ${sheet}`}
        loading={isPending}
        dataSource={data?.lines ?? []}
        pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={wide ? { x: 'max-content' } : {}}
        locale={{ emptyText: <span className="soft">{t('noneBelow')}</span> }}
        columns={[
          { title: t('area'), key: 'area', fixed: wide ? 'left' : undefined, render: (_, line) => nameOf(line) },
          {
            title: t('progress'),
            key: 'progress',
            width: 200,
            onCell: () => named(t('progress')),
            render: (_, line) =>
              line.state && line.figures.sheets === 1 ? (
                <SheetTag sheet={{ state: line.state as never, taskState: task.state, late: line.figures.late > 0 }} />
              ) : (
                <Answered figures={line.figures} />
              ),
          },
          ...figured.map(({ key: column, title, type, unit, i }) => ({
            title: `${labelOf(title)}${unit ? `（${unit}）` : ''}`,
            key: column,
            className: 'num',
            onCell: () => named(labelOf(title)),
            render: (_: unknown, line: ProgressLine) => shown(line.cells[i] ?? null, type),
          })),
        ]}
        summary={() =>
          data && figured.length > 0 && wide ? (
            <Table.Summary.Row>
              <Table.Summary.Cell index={0}>{t('sum')}</Table.Summary.Cell>
              <Table.Summary.Cell index={1}>
                <Answered figures={data.total.figures} />
              </Table.Summary.Cell>
              {figured.map(({ key: column, type, i }, at) => (
                <Table.Summary.Cell key={column} index={at + 2} className="num">
                  <strong>{shown(data.total.cells[i] ?? null, type)}</strong>
                </Table.Summary.Cell>
              ))}
            </Table.Summary.Row>
          ) : null
        }
      />
    </section>
  );
};
