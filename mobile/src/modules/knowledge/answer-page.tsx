import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as knowledgeApi from '#client/endpoints/knowledge.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { Helped } from './helped.tsx';

/** One answer: what, how in steps, where to go; and whether it helped. */
export const AnswerPage = () => {
  const { t } = useTranslation();
  const { articleId } = useParams({ from: '/answers/$articleId' });
  const query = useQuery({
    queryKey: ['answer', articleId],
    queryFn: ({ signal }) => call(knowledgeApi.getArticle, { params: { articleId } }, signal),
    staleTime: 60_000,
  });
  const { data } = query;
  return (
    <Page title={data?.title ?? t('knowledge.title')} back>
      {query.isPending ? (
        <Loading />
      ) : !data ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <>
          <section className="card stack">
            {!data.open && <p className="tag">{t('knowledge.internal')}</p>}
            <p className="plain">{data.answer}</p>
          </section>
          {data.steps.length > 0 && (
            <section className="card stack">
              <h2>{t('knowledge.steps')}</h2>
              <ol>
                {data.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </section>
          )}
          {data.contacts !== null && (
            <section className="card stack">
              <h2>{t('knowledge.contacts')}</h2>
              <p className="plain">{data.contacts}</p>
            </section>
          )}
          <p className="hint">
            {[
              ...(data.source === null ? [] : [t('knowledge.source', { source: data.source })]),
              ...(data.owner === null ? [] : [t('knowledge.owner', { owner: data.owner })]),
              t('knowledge.updated', { day: data.updatedAt.slice(0, 10) }),
            ].join(' · ')}
          </p>
          {data.open && <Helped id={data.id} />}
          <Link to="/report" className="button wide">
            {t('knowledge.ask')}
          </Link>
        </>
      )}
    </Page>
  );
};
