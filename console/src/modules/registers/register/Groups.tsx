import { useQuery } from '@tanstack/react-query';
import { Select, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail } from '#contract/registers/api.ts';
import type { Condition } from '#contract/registers/conditions.ts';
import { shown, titleOf } from '#ui/form/fields.ts';
import { Broken } from '../../../components/Broken.tsx';
import { groupsQuery } from '../queries.ts';
import type { RegisterSearch } from '../search.ts';
import { readConditions } from './Conditions.tsx';

interface Props {
  register: RegisterDetail;
  search: RegisterSearch;
  by: string;
  onChange: (next: RegisterSearch) => void;
}

/** Rows counted by the values of a field, with sums of others; a group leads to its rows. */
export const Groups = ({ register, search, by, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const { code, content, filterable } = register;
  const summable = content.fields.filter(({ key, type }) => filterable.includes(key) && (type === 'number' || type === 'money'));
  const [sums, setSums] = useState<string[]>(() => summable.slice(0, 2).map(({ key }) => key));
  const { data, error, refetch } = useQuery(groupsQuery(code, search, by, sums));
  if (error) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  const open = (value: string | number | null): void => {
    const one: Condition = value === null ? { field: by, empty: true } : { field: by, is: [value] };
    const others = readConditions(search.where).filter(({ field }) => field !== by);
    onChange(by === 'state' ? { view: undefined, state: String(value) } : { view: undefined, where: JSON.stringify([...others, one]) });
  };
  const total = data.items.reduce((sum, { count }) => sum + count, 0);
  const words = { yes: '', no: '', files: String };
  const shownSum = (key: string, value: number): string => {
    const field = content.fields.find((one) => one.key === key);
    return field ? shown(field, value, {}, words) : String(value);
  };
  const field = content.fields.find(({ key }) => key === by);
  return (
    <>
      {summable.length > 0 && (
        <div className="bar">
          <Select
            mode="multiple"
            className="registers-sums"
            aria-label={t('groups.sums')}
            placeholder={t('groups.sums')}
            value={sums}
            options={summable.map((one) => ({ value: one.key, label: titleOf(one) }))}
            onChange={setSums}
          />
        </div>
      )}
      <Table
        size="small"
        rowKey={({ value }) => String(value)}
        dataSource={data.items}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <span className="soft">{t('rows.noneFound')}</span> }}
        columns={[
          {
            title: field ? titleOf(field) : t('bar.state'),
            key: 'value',
            render: (_, { value, words: name }) => (
              <button type="button" className="registers-open" onClick={() => open(value)}>
                {name ?? t('groups.empty')}
              </button>
            ),
          },
          { title: t('groups.count'), key: 'count', align: 'right', render: (_, { count }) => <span className="num">{count}</span> },
          ...sums.map((key) => ({
            title: titleOf(
              content.fields.find((one) => one.key === key) ?? ({ key, question: { words: { title: { zh: key, en: null } } } } as never),
            ),
            key,
            align: 'right' as const,
            render: (_: unknown, group: { sums: Record<string, number> }) => (
              <span className="num">{shownSum(key, group.sums[key] ?? 0)}</span>
            ),
          })),
        ]}
        summary={() => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0}>{t('groups.total')}</Table.Summary.Cell>
            <Table.Summary.Cell index={1} align="right">
              <span className="num">{total}</span>
            </Table.Summary.Cell>
            {sums.map((key, i) => (
              <Table.Summary.Cell key={key} index={i + 2} align="right">
                <span className="num">
                  {shownSum(
                    key,
                    data.items.reduce((sum, one) => sum + (one.sums[key] ?? 0), 0),
                  )}
                </span>
              </Table.Summary.Cell>
            ))}
          </Table.Summary.Row>
        )}
      />
    </>
  );
};
