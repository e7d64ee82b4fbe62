import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { More } from '../../../components/list/More.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { NoticeList } from '../../../components/NoticeList.tsx';

/** The own inbox, newest first. */
export const Inbox = () => {
  const { t } = useTranslation('notices');
  const locale = useLocale();
  const client = useQueryClient();
  const [unread, setUnread] = useState(false);
  useTitle(t('title'));
  const { list, rows } = useList(
    listQuery(['notices', 'inbox', unread, locale], (cursor, signal) =>
      call(endpoints.notices.listNotices, { query: { cursor, limit: 50, ...(unread ? { unread: 'true' } : {}) } }, signal),
    ),
  );
  const readAll = useMutation({
    mutationFn: (upTo: string) => call(endpoints.notices.readNotices, { body: { upTo } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
  const [newest] = rows;
  if (list.isError && !list.data) return <Broken error={list.error} reset={() => void list.refetch()} />;
  return (
    <div className="page page-narrow">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {list.data?.pages[0] && <p className="soft">{t('lead', { days: list.data.pages[0].keptDays })}</p>}
      </div>
      <div className="bar">
        <Segmented
          value={unread ? 'unread' : 'all'}
          options={[
            { value: 'all', label: t('all') },
            { value: 'unread', label: t('unread') },
          ]}
          onChange={(value) => setUnread(value === 'unread')}
        />
        <Button
          disabled={!newest || !rows.some((one) => !one.read)}
          loading={readAll.isPending}
          onClick={() => newest && readAll.mutate(newest.id)}
        >
          {t('readAll')}
        </Button>
        <Link to="/notices/settings">{t('settings')}</Link>
      </div>
      {readAll.error && (
        <p className="field-problem" role="alert">
          {wordsFor(readAll.error)}
        </p>
      )}
      <NoticeList items={list.data && rows} />
      <More list={list} />
    </div>
  );
};
