import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Evaluation, EvaluationResult } from '#contract/evaluations/api.ts';
import { named } from '../../../components/named.ts';

/** What came of departments, by name and without ranks, with the things and reasons behind each. */
export const Results = ({ evaluation: { items }, results }: { evaluation: Evaluation; results: readonly EvaluationResult[] }) => {
  const { t } = useTranslation('evaluations-console');
  const thing = (code: string): string => items.find((one) => one.code === code)?.name ?? t('whole');
  return (
    <section aria-label={t('results')}>
      <h2>{t('results')}</h2>
      <p className="soft">{t('resultsLead')}</p>
      <Table<EvaluationResult>
        size="small"
        className="stacks"
        rowKey={({ department }) => department.id}
        dataSource={results}
        pagination={results.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        locale={{ emptyText: t('noResults') }}
        expandable={{
          defaultExpandedRowKeys: results.length === 1 ? results.map(({ department }) => department.id) : [],
          rowExpandable: ({ percent }) => percent !== null,
          expandedRowRender: ({ things, reasons }) => (
            <>
              <h3>{t('byThing')}</h3>
              <ul>
                {things.map(({ code, percent }) => (
                  <li key={code}>
                    {thing(code)} <span className="num">{percent}%</span>
                  </li>
                ))}
              </ul>
              {reasons.length > 0 && (
                <>
                  <h3>{t('reasons')}</h3>
                  <ul>
                    {reasons.map(({ code, words, by }, i) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: reasons have no id, and their order is fixed
                      <li key={`${code} ${i}`}>
                        {thing(code)}：{words}
                        {by !== null && <span className="soft"> · {by}</span>}
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </>
          ),
        }}
        columns={[
          { title: t('department'), key: 'department', render: (_, { department }) => department.name },
          {
            title: t('progress'),
            key: 'came',
            width: 140,
            onCell: () => named(t('progress')),
            render: (_, { came, due }) => <span className="num">{t('progressOf', { came, due })}</span>,
          },
          {
            title: t('percent'),
            key: 'percent',
            width: 180,
            onCell: () => named(t('percent')),
            render: (_, { percent }) =>
              percent === null ? <span className="soft">{t('few')}</span> : <strong className="num">{percent}%</strong>,
          },
        ]}
      />
    </section>
  );
};
