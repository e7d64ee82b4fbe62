import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as noticesApi from '#client/endpoints/notices.ts';
import type { Notice } from '#contract/notices/api.ts';
import { relativeTime } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Icon } from '../../parts/icons.tsx';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, FormError, Loading, Stale } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { inboxQuery } from './queries.ts';
import { useNoticeWords } from './words.ts';
import '../../styles/notices.css';

/** What this account was told, newest first; opening one marks it as read. */
export const NoticesPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const words = useNoticeWords();
  const body = words.isError ? <Failure error={words.error} onRetry={() => void words.refetch()} /> : words.data ? <Inbox /> : <Loading />;
  return (
    <Page title={t('inbox')} back>
      {me === null ? <AskSignIn text={t('me.signIn')} /> : me ? body : <Loading />}
    </Page>
  );
};

const Inbox = () => {
  const { t, i18n } = useTranslation('notices');
  const client = useQueryClient();
  const navigate = useNavigate();
  const list = useInfiniteQuery(inboxQuery(i18n.language));
  const [error, setError] = useState<unknown>(null);
  if (list.isPending) return <Loading />;
  if (list.isError && !list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.items);
  const [newest] = rows;
  const lead = t('lead', { days: list.data.pages[0]?.keptDays });
  const toSettings = (
    <Link to="/notices/settings" className="button wide">
      {t('settings')}
    </Link>
  );
  if (!newest)
    return (
      <Empty icon="bell" title={t('none')} text={lead}>
        {toSettings}
      </Empty>
    );
  const read = (body: { ids: string[] } | { upTo: string }) =>
    call(noticesApi.readNotices, { body }).then(() => client.invalidateQueries({ queryKey: ['notices'] }));
  const open = (notice: Notice): void => {
    if (!notice.read) void read({ ids: [notice.id] }).catch(() => undefined);
    // pages of the console alone are no pages of this app
    if (notice.page.startsWith('/console/')) location.assign(notice.page);
    else void navigate({ to: notice.page });
  };
  return (
    <>
      <Stale list={list} />
      {rows.some((one) => !one.read) && (
        <button type="button" className="button wide" onClick={() => void read({ upTo: newest.id }).catch(setError)}>
          {t('readAll')}
        </button>
      )}
      <FormError error={error} />
      <ul className="list">
        {rows.map((one) => (
          <li key={one.id}>
            <button type="button" className="item" onClick={() => open(one)}>
              <span className={one.read ? 'grow notice' : 'grow notice notice-new'}>
                <strong>
                  {!one.read && <span className="hidden-words">{t('isUnread')} </span>}
                  {one.title}
                </strong>
                <span>{one.text}</span>
                <span className="hint">{relativeTime(one.at, i18n.language)}</span>
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
      <More list={list} />
      <p className="hint">{lead}</p>
      {toSettings}
    </>
  );
};
