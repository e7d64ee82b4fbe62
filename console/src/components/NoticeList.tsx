import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Notice } from '#contract/notices/api.ts';
import { relativeTime } from '#ui/time.ts';
import { call, endpoints } from '../app/api.ts';
import { useLocale } from '../app/hooks.ts';
import '../styles/notices.css';

/** Notices as lines; opening one marks it as read and leads to its page. */
export const NoticeList = ({ items, onOpened }: { items: readonly Notice[] | undefined; onOpened?: () => void }) => {
  const { t } = useTranslation('notices');
  const locale = useLocale();
  const router = useRouter();
  const client = useQueryClient();
  const read = useMutation({
    mutationFn: (id: string) => call(endpoints.notices.readNotices, { body: { ids: [id] } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
  if (!items) return <Skeleton active title={false} />;
  if (items.length === 0) return <p className="soft">{t('none')}</p>;
  const open = ({ id, read: seen, page }: Notice): void => {
    if (!seen) read.mutate(id);
    onOpened?.();
    router.history.push(`/console${page.replace(/^\/console/, '')}`);
  };
  return (
    <ul className="notices">
      {items.map((one) => (
        <li key={one.id}>
          <button type="button" className={one.read ? 'notice-line' : 'notice-line notice-new'} onClick={() => open(one)}>
            <strong>
              {!one.read && <span className="notice-dot" role="img" aria-label={t('isUnread')} />}
              {one.title}
            </strong>
            <span>{one.text}</span>
            <span className="soft">{relativeTime(one.at, locale)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
};
