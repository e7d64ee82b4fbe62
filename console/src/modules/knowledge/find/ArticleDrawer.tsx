import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { articlesRegister } from '#contract/knowledge/topics.ts';
import { call, endpoints } from '../../../app/api.ts';
import { Broken } from '../../../components/Broken.tsx';
import '../../../styles/demands.css';

/** One answer with its steps, where to go, who keeps it and until when it was looked through. */
export const ArticleDrawer = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation('knowledge-console');
  const query = useQuery({
    queryKey: ['knowledge', 'article', id],
    queryFn: ({ signal }) => call(endpoints.knowledge.getArticle, { params: { articleId: id } }, signal),
  });
  const { data } = query;
  const facts: (readonly [string, ReactNode] | null)[] = data
    ? [
        data.contacts === null ? null : ['contacts', data.contacts],
        data.source === null ? null : ['source', data.source],
        data.owner === null ? null : ['owner', data.owner],
        ['area', data.area ?? t('everywhere')],
        data.reviewOn === null ? null : ['reviewOn', data.reviewOn],
      ]
    : [];
  return (
    <Drawer
      open
      title={data?.title ?? t('title')}
      onClose={onClose}
      size={560}
      destroyOnHidden
      extra={
        <Link to="/registers/$code" params={{ code: articlesRegister }} search={{ row: id }}>
          {t('edit')}
        </Link>
      }
    >
      {query.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : !data ? (
        <Broken error={query.error} reset={() => void query.refetch()} />
      ) : (
        <>
          <p>
            <span className={data.open ? 'state state-ink' : 'flag'}>{t(data.open ? 'open' : 'internal')}</span>{' '}
            <span className="soft">{t(`topics.${data.topic}`)}</span>
          </p>
          <p className="knowledge-text">{data.answer}</p>
          {data.steps.length > 0 && (
            <>
              <h3>{t('steps')}</h3>
              <ol>
                {data.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </>
          )}
          <dl className="demand-facts">
            {facts.flatMap((fact) =>
              fact === null
                ? []
                : [
                    <div key={fact[0]}>
                      <dt>{t(fact[0])}</dt>
                      <dd className="pre">{fact[1]}</dd>
                    </div>,
                  ],
            )}
          </dl>
        </>
      )}
    </Drawer>
  );
};
