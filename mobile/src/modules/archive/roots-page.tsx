import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import * as archiveApi from '#client/endpoints/archive.ts';
import { shortDay, startOfDay } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';

/** The signed root of each day, for everybody: whoever notes one can prove later that no archived case was changed. */
export const RootsPage = () => {
  const { t, i18n } = useTranslation('archive-phone');
  const roots = useInfiniteQuery({
    queryKey: ['archive-roots'],
    queryFn: ({ pageParam, signal }) => call(archiveApi.listRoots, { query: { cursor: pageParam, limit: 31 } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const items = roots.data?.pages.flatMap((one) => one.items) ?? [];
  const [newest] = items;
  return (
    <Page title={t('title')} back>
      <p className="soft">{t('lead')}</p>
      {roots.isError && items.length === 0 ? (
        <Failure error={roots.error} onRetry={() => void roots.refetch()} />
      ) : !roots.data ? (
        <Loading rows={4} />
      ) : !newest ? (
        <Empty icon="unsure" title={t('none')} text={t('noneText')} />
      ) : (
        <>
          <section className="card" aria-label={t('key')}>
            <h2>{t('key')}</h2>
            <code className="hint break">{newest.publicKey}</code>
          </section>
          {items.map((one) => (
            <section key={one.day} className="card" aria-label={one.day}>
              <h2>{shortDay(startOfDay(one.day), i18n.language)}</h2>
              <p>{t('cases', { count: one.cases })}</p>
              <code className="hint break">{one.root}</code>
            </section>
          ))}
          {roots.hasNextPage && (
            <button type="button" className="button wide" disabled={roots.isFetchingNextPage} onClick={() => void roots.fetchNextPage()}>
              {t('more')}
            </button>
          )}
        </>
      )}
    </Page>
  );
};
