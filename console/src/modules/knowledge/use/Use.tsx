import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ArticleUse } from '#contract/knowledge/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { Sections } from '../Sections.tsx';
import '../../../styles/stacks.css';

const counts = ['shown', 'read', 'taken', 'useful', 'useless'] as const satisfies readonly (keyof ArticleUse)[];

/** How answers are used in thirty days, and whether less is asked of their category since. */
export const Use = () => {
  const { t } = useTranslation('knowledge-console');
  useTitle(t('tabs.use'));
  const number = new Intl.NumberFormat(useLocale());
  const query = useQuery({
    queryKey: ['knowledge', 'use'],
    queryFn: ({ signal }) => call(endpoints.knowledge.listArticleUse, {}, signal),
  });
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('tabs.use')}</h1>
        <p className="soft">{t('useLead')}</p>
      </div>
      {query.isError && !query.data ? (
        <Broken error={query.error} reset={() => void query.refetch()} />
      ) : (
        <Table<ArticleUse>
          size="small"
          className="stacks"
          rowKey="id"
          loading={query.isPending}
          dataSource={query.data?.items ?? []}
          pagination={(query.data?.items.length ?? 0) > 50 ? { pageSize: 50 } : false}
          locale={{ emptyText: <span className="soft">{t('none')}</span> }}
          columns={[
            {
              title: t('use.title'),
              key: 'title',
              render: (_, one) => (
                <>
                  <Link to="/knowledge" search={{ article: one.id }}>
                    {one.title}
                  </Link>{' '}
                  {!one.open && <span className="flag">{t('internal')}</span>}
                </>
              ),
            },
            ...counts.map((name) => ({
              title: t(`use.${name}`),
              key: name,
              align: 'right' as const,
              onCell: () => named(t(`use.${name}`)),
              render: (_: unknown, one: ArticleUse) => <span className="num">{number.format(one[name])}</span>,
            })),
            {
              title: t('use.asked'),
              key: 'asked',
              align: 'right' as const,
              onCell: () => named(t('use.asked')),
              render: (_, { asked, askedBefore }) =>
                asked === null ? (
                  '–'
                ) : (
                  <span className="num">
                    {number.format(asked)} <span className="soft">{t('use.before', { count: askedBefore ?? 0 })}</span>
                  </span>
                ),
            },
            {
              title: t('use.review'),
              key: 'review',
              onCell: () => named(t('use.review')),
              render: (_, { reviewOn }) => <span className="num">{reviewOn ?? '–'}</span>,
            },
          ]}
        />
      )}
      <p className="soft">{t('formula')}</p>
    </div>
  );
};
