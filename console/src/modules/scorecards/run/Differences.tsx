import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Difference } from '#contract/scorecards/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { differencesQuery } from '../queries.ts';
import type { RunShown } from './RunPage.tsx';
import '../../../styles/stacks.css';

const told = (value: number | string | null): string => (value === null ? '—' : String(value));
type Fact = Difference['facts'][number]['before'];
const factWords = ({ n, of }: Fact): string => (n === null ? '—' : of === null ? String(n) : `${n}/${of}`);

/** What would change by the facts of now. Nothing changes by looking. */
export const Differences = ({ shown: { run, card }, onCorrect }: { shown: RunShown; onCorrect: () => void }) => {
  const { t } = useTranslation('scorecards-console');
  const { data, error, isPending, refetch } = useQuery(differencesQuery(run.id));
  if (isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (!data) return <Broken error={error} reset={() => void refetch()} />;
  const name = (code: string): string => {
    const found = card.indicators.find((one) => one.code === code);
    return found ? labelOf(found.name) : code;
  };
  if (data.items.length === 0) return <p className="soft">{t('differences.none')}</p>;
  const moved = (key: 'total' | 'rank') => ({
    title: t(key),
    key,
    width: 150,
    onCell: () => named(t(key)),
    render: (_: unknown, { before, after }: Difference) =>
      before[key] === after[key] ? told(before[key]) : <strong className="num">{`${told(before[key])} → ${told(after[key])}`}</strong>,
  });
  return (
    <>
      <p>
        {t('differences.lead', { count: data.items.length })}{' '}
        <Button type="primary" onClick={onCorrect}>
          {t('differences.correct')}
        </Button>
      </p>
      <Table<Difference>
        size="small"
        className="stacks"
        rowKey="subject"
        dataSource={data.items}
        pagination={data.items.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        columns={[
          { title: t('who'), key: 'who', onCell: () => named(t('who')), render: (_, one) => one.name },
          moved('total'),
          moved('rank'),
          {
            title: t('differences.facts'),
            key: 'facts',
            onCell: () => named(t('differences.facts')),
            render: (_, { facts }) =>
              facts.map(({ indicator, before, after }) => (
                <div key={indicator}>
                  {name(indicator)} <span className="num">{`${factWords(before)} → ${factWords(after)}`}</span>
                </div>
              )),
          },
        ]}
      />
    </>
  );
};
