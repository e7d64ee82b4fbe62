import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as knowledgeApi from '#client/endpoints/knowledge.ts';
import { topics } from '#contract/knowledge/topics.ts';
import { call } from '../../api.ts';
import { FindWords } from '../../parts/find-words.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';

/** What people ask, with its answers: by words, any run of them or their pinyin, and by topic. Nobody has to sign in. */
export const AnswersPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/answers' });
  const navigate = useNavigate();
  const topic = topics.find((one) => one === search.topic);
  const query = useQuery({
    queryKey: ['answers', search.q, topic],
    queryFn: ({ signal }) => call(knowledgeApi.searchArticles, { query: { q: search.q, topic } }, signal),
  });
  const { data } = query;
  const show = (next: { q?: string; topic?: string }): void => void navigate({ to: '/answers', search: next, replace: true });
  return (
    <Page title={t('knowledge.title')} back>
      <FindWords
        label={t('knowledge.find')}
        go={t('knowledge.search')}
        most={60}
        begin={search.q}
        onFind={(q) => show({ ...(q && { q }), ...(topic && { topic }) })}
      />
      <fieldset className="wrap" aria-label={t('knowledge.topicsLabel')}>
        {[undefined, ...topics].map((one) => (
          <button
            key={one ?? 'all'}
            type="button"
            className="chip"
            aria-pressed={one === topic}
            onClick={() => show({ ...(search.q && { q: search.q }), ...(one && { topic: one }) })}
          >
            {one ? t(`knowledge.topics.${one}`) : t('knowledge.all')}
          </button>
        ))}
      </fieldset>
      {query.isPending ? (
        <Loading />
      ) : !data ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : data.items.length === 0 ? (
        <Empty icon="talk" title={t('knowledge.none')} text={t('knowledge.noneText')} />
      ) : (
        data.items.map((one) => (
          <Link key={one.id} to="/answers/$articleId" params={{ articleId: one.id }} className="card link">
            <span className="tight">
              <strong>{one.title}</strong>
              <span className="small soft">{one.excerpt}</span>
            </span>
          </Link>
        ))
      )}
      {data && data.more > 0 && <p className="hint">{t('knowledge.more', { count: data.more })}</p>}
      <Link to="/report" className="button wide">
        {t('knowledge.ask')}
      </Link>
    </Page>
  );
};
