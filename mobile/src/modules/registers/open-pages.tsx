import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as registersApi from '#client/endpoints/registers.ts';
import type { OpenRow } from '#contract/registers/open-pages.ts';
import { labelOf } from '#ui/i18n.ts';
import { call } from '../../api.ts';
import { FindWords } from '../../parts/find-words.tsx';
import { Icon } from '../../parts/icons.tsx';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';

const rowsQuery = (code: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ['open-register', code, q],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        registersApi.listOpenRows,
        { params: { code }, query: { ...(q !== '' && { q }), cursor: pageParam, limit: 20 } as never },
        signal,
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** A register everybody may read, without an account. */
export const OpenRegisterPage = () => {
  const { t } = useTranslation('registers-phone');
  const { code } = useParams({ strict: false }) as { code: string };
  const [words, setWords] = useState('');
  const list = useInfiniteQuery(rowsQuery(code, words));
  const [first] = list.data?.pages ?? [];
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title={first ? labelOf(first.title) : t('title')} back>
      {first?.help && <p className="soft">{first.help}</p>}
      <FindWords label={t('words')} go={t('find')} most={60} onFind={setWords} />
      {list.isPending ? (
        <Loading />
      ) : !list.data ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Empty icon="list" title={t('noRows')} text={t(words === '' ? 'noOpenText' : 'notFound')} />
      ) : (
        <>
          {rows.map((row) => (
            <Link key={row.id} to="/open/$code/$rowId" params={{ code, rowId: row.id }} className="card row link">
              <span className="grow tight">
                <span className="title">{row.title || '—'}</span>
                {row.area && <span className="small soft">{row.area}</span>}
              </span>
              <Icon name="next" />
            </Link>
          ))}
          <More list={list} />
        </>
      )}
    </Page>
  );
};

/** One row everybody may read. */
export const OpenRowPage = () => {
  const { t } = useTranslation('registers-phone');
  const { code, rowId } = useParams({ strict: false }) as { code: string; rowId: string };
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['open-row', code, rowId],
    queryFn: ({ signal }) => call(registersApi.getOpenRow, { params: { code, rowId } }, signal),
  });
  return (
    <Page title={data?.title ?? t('title')} back>
      {isPending ? <Loading /> : data ? <Row row={data} photo={data.photo} /> : <Failure error={error} onRetry={() => void refetch()} />}
    </Page>
  );
};

const Row = ({ row, photo }: { row: OpenRow; photo: string | null }) => (
  <section className="card stack">
    {photo && <img src={photo} alt={row.title} />}
    {row.area && <p className="soft">{row.area}</p>}
    {row.lines.map(({ title, value }) => (
      <p key={title.zh} className="tight">
        <span className="small soft">{labelOf(title)}</span>
        <span>{value}</span>
      </p>
    ))}
  </section>
);
