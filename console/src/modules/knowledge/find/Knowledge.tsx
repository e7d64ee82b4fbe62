import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Input, Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Topic, topics } from '#contract/knowledge/topics.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { wordsUpTo } from '../../../components/words.ts';
import { Sections } from '../Sections.tsx';
import type { KnowledgeSearch } from '../search.ts';
import { ArticleDrawer } from './ArticleDrawer.tsx';

/** Answers by words or topic; each opens beside the list. */
export const Knowledge = () => {
  const { t } = useTranslation('knowledge-console');
  const search = useSearch({ from: '/shell/knowledge' });
  const navigate = useNavigate();
  useTitle(t('title'));
  const { q, topic } = search;
  const query = useQuery({
    queryKey: ['knowledge', 'articles', q, topic],
    queryFn: ({ signal }) => call(endpoints.knowledge.searchArticles, { query: { q, topic } }, signal),
  });
  const change = (next: KnowledgeSearch): void => void navigate({ to: '/knowledge', search: { ...search, ...next } });
  const { data } = query;
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <search className="bar">
        <Input.Search
          placeholder={t('find')}
          aria-label={t('find')}
          {...wordsUpTo(60)}
          defaultValue={q}
          allowClear
          onSearch={(words) => change({ q: words || undefined })}
          className="bar-wide"
        />
        <Select<Topic | ''>
          aria-label={t('topic')}
          value={topic ?? ''}
          options={[{ value: '', label: t('anyTopic') }, ...topics.map((value) => ({ value, label: t(`topics.${value}`) }))]}
          onChange={(next) => change({ topic: next === '' ? undefined : next })}
        />
      </search>
      {query.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : !data ? (
        <Broken error={query.error} reset={() => void query.refetch()} />
      ) : data.items.length === 0 ? (
        <p className="soft">{t('none')}</p>
      ) : (
        <ul className="knowledge-list">
          {data.items.map((one) => (
            <li key={one.id} className="card">
              <h2>
                <Link to="/knowledge" search={{ ...search, article: one.id }}>
                  {one.title}
                </Link>
                <span className="state state-soft">{t(`topics.${one.topic}`)}</span>
                {!one.open && <span className="flag">{t('internal')}</span>}
              </h2>
              <p className="soft">{one.excerpt}</p>
            </li>
          ))}
        </ul>
      )}
      {data && data.more > 0 && <p className="soft">{t('more', { count: data.more })}</p>}
      {search.article && <ArticleDrawer key={search.article} id={search.article} onClose={() => change({ article: undefined })} />}
    </div>
  );
};
