import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail } from '#contract/registers/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { FindWords } from '../../parts/find-words.tsx';
import { Icon } from '../../parts/icons.tsx';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { WaitingWritten } from '../../parts/waiting-written.tsx';
import { registerQuery, rowsQuery } from './queries.ts';
import { RowForm } from './row-form.tsx';

/** One register on the phone: rows found by their title, and a new one. */
export const RegisterPage = () => {
  const { t } = useTranslation('registers-phone');
  const { code } = useParams({ strict: false }) as { code: string };
  const { data, error, isPending, refetch } = useQuery(registerQuery(code));
  return (
    <Page title={data ? labelOf(data.content.title) : t('title')} back>
      {isPending ? <Loading /> : data ? <Rows register={data} /> : <Failure error={error} onRetry={() => void refetch()} />}
    </Page>
  );
};

const Rows = ({ register }: { register: RegisterDetail }) => {
  const { t } = useTranslation('registers-phone');
  const { code, content, may } = register;
  const [words, setWords] = useState('');
  const [adding, setAdding] = useState(false);
  const list = useInfiniteQuery(rowsQuery(code, words));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {may.write && (
        <button type="button" className="button main wide" onClick={() => setAdding(true)}>
          {t('add')}
        </button>
      )}
      <WaitingWritten page={`/registers/${code}`} />
      <FindWords label={t('words')} go={t('find')} most={60} onFind={setWords} />
      {list.isPending ? (
        <Loading />
      ) : !list.data ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Empty icon="list" title={t('noRows')} text={t(words === '' ? 'noRowsText' : 'notFound')} />
      ) : (
        <>
          {rows.map((row) => (
            <Link key={row.id} to="/registers/$code/$rowId" params={{ code, rowId: row.id }} className="card row link">
              <span className="grow tight">
                <span className="title">{row.title || '—'}</span>
                <span className="small soft">
                  {labelOf(content.states.find((state) => state.code === row.state)?.title ?? { zh: row.state, en: null })}
                  {row.area && ` · ${row.area.name}`}
                </span>
              </span>
              <Icon name="next" />
            </Link>
          ))}
          <More list={list} />
        </>
      )}
      {adding && <RowForm register={register} onClose={() => setAdding(false)} />}
    </>
  );
};
