import { DownloadOutlined } from '@ant-design/icons';
import { Button, Checkbox, Skeleton, Tooltip } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/call.ts';
import type { exportCases } from '#contract/cases/export.ts';
import { wordsFor } from '../../../app/api.ts';
import { useKeys } from '../../../app/keys.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { Notice } from '../../../components/Notice.tsx';
import type { DeskSearch } from '../search.ts';
import { ManyBar } from './ManyBar.tsx';
import { Row } from './Row.tsx';
import { queryOf, type useDesk } from './useDesk.ts';
import { useMany } from './useMany.ts';

const exportAddress: (typeof exportCases)['path'] = '/api/cases/export';

interface Props {
  desk: ReturnType<typeof useDesk>;
  search: DeskSearch;
  onChange: (next: Partial<DeskSearch>) => void;
  openId: string | undefined;
  /** How many the queue holds in all, when known. */
  total: number | undefined;
}

/** The rows; more come as the end nears, or by the button there. */
export const CaseList = ({ desk: { list, rows, arrived, gone, refresh }, search, onChange, openId, total }: Props) => {
  const { t } = useTranslation('cases-console');
  const end = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const many = useMany();
  // marks the row the keys stand on, and begins choosing where nobody has
  useKeys({
    s: () => {
      const id = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('[data-case]')?.dataset['case'];
      if (many.actions.length === 0 || id === undefined) return;
      if (many.chosen === null) many.begin();
      many.toggle(id);
    },
  });
  const { busy, download } = useDownload();
  const { sort: _, ...query } = queryOf(search);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  // watched anew after every page: an end that is still in sight asks for the next one
  const pages = list.data?.pages.length ?? 0;
  useEffect(() => {
    if (pages === 0 || !end.current || !hasNextPage || isFetchingNextPage) return;
    const watch = new IntersectionObserver((seen) => seen[0]?.isIntersecting && void fetchNextPage(), {
      root: scroll.current,
      rootMargin: '600px',
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, pages]);

  if (list.isPending)
    return (
      <div className="rows" aria-busy="true">
        {[1, 2, 3, 4, 5, 6, 7, 8].map((n) => (
          <Skeleton key={n} active title={false} paragraph={{ rows: 3, width: ['60%', '90%', '45%'] }} className="row-skeleton" />
        ))}
      </div>
    );
  if (list.isError && rows.length === 0) return <Broken error={list.error} reset={() => void list.refetch()} />;
  const filtered = Object.keys(search).some((key) => key !== 'queue' && key !== 'sort');
  return (
    <>
      <div className="list-status">
        <span>
          {t(`cases:queues.${search.queue ?? 'open'}`)}
          {total !== undefined && ` · ${t('desk.total', { count: total })}`}
        </span>
        {many.actions.length > 0 && many.chosen === null && rows.length > 0 && (
          <Button size="small" type="text" onClick={many.begin}>
            {t('many.start')}
          </Button>
        )}
        {rows.length > 0 && (
          <Tooltip title={t('desk.exportWhat')}>
            <Button
              size="small"
              type="text"
              icon={<DownloadOutlined />}
              loading={busy}
              onClick={() => download(addressOf(exportAddress, { query }))}
            >
              {t('desk.export')}
            </Button>
          </Tooltip>
        )}
        <span aria-live="polite">
          {arrived > 0 && (
            <button
              type="button"
              className="arrived"
              onClick={() => {
                scroll.current?.scrollTo({ top: 0 });
                void refresh();
              }}
            >
              {t('desk.arrived', { count: arrived })}
            </button>
          )}
        </span>
      </div>
      {many.chosen && <ManyBar many={many} ids={rows.map(({ id }) => id)} />}
      <div className="rows" ref={scroll} tabIndex={-1}>
        {rows.length === 0 && (
          <Notice
            title={t(filtered ? 'desk.emptyFiltered' : search.queue === 'todo' ? 'desk.emptyTodo' : 'desk.empty')}
            action={
              filtered ? (
                <Button
                  onClick={() =>
                    onChange({
                      area: undefined,
                      category: undefined,
                      organisation: undefined,
                      from: undefined,
                      to: undefined,
                      state: undefined,
                      q: undefined,
                    })
                  }
                >
                  {t('filters.clear')}
                </Button>
              ) : (
                search.queue !== 'all' && (
                  <Button onClick={() => onChange({ queue: search.queue === 'todo' ? 'open' : 'all' })}>
                    {t(search.queue === 'todo' ? 'desk.seeOpen' : 'desk.seeAll')}
                  </Button>
                )
              )
            }
          >
            {t(filtered ? 'desk.emptyFilteredText' : search.queue === 'todo' ? 'desk.emptyTodoText' : 'desk.emptyText')}
          </Notice>
        )}
        {rows.map((row) => {
          const line = <Row key={row.id} row={row} current={row.id === openId} gone={gone.has(row.id)} />;
          if (!many.chosen) return line;
          return (
            <div key={row.id} className="row-pick">
              <Checkbox
                checked={many.chosen.has(row.id)}
                onChange={() => many.toggle(row.id)}
                aria-label={t('many.pick', { number: row.number })}
              />
              {line}
            </div>
          );
        })}
        <div ref={end} className="rows-end">
          {list.isFetchNextPageError && <span role="alert">{wordsFor(list.error)} </span>}
          {hasNextPage && (
            <Button size="small" type="text" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('more')}
            </Button>
          )}
          {!hasNextPage && rows.length > 8 && <span className="soft">{t('desk.end', { count: rows.length })}</span>}
        </div>
      </div>
    </>
  );
};
