import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CatalogueTrial } from '#contract/cases/rules.ts';
import { named } from '../../../components/named.ts';

const figures = ['before', 'after', 'gained', 'lost'] as const;

/** What a changed catalogue would have done with the cases of the last month, organisation by organisation. */
export const Trial = ({ trial }: { trial: CatalogueTrial }) => {
  const { t } = useTranslation('cases-console');
  return (
    <section aria-label={t('rules.trial.title')}>
      <p>{t('rules.trial.told', { day: trial.since, ...trial })}</p>
      <Table
        size="small"
        className="stacks"
        rowKey={({ name }) => name ?? ''}
        dataSource={trial.organisations}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: t('rules.organisation'),
            key: 'name',
            onCell: () => named(t('rules.organisation')),
            render: (_, { name }) => name ?? <span className="soft">{t('rules.trial.nobody')}</span>,
          },
          ...figures.map((key) => ({
            title: t(`rules.trial.${key}`),
            dataIndex: key,
            width: 90,
            className: 'num',
            onCell: () => named(t(`rules.trial.${key}`)),
          })),
        ]}
      />
    </section>
  );
};
