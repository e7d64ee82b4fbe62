import { BellOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Badge, Button, Popover } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../../app/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { useLive } from '../../app/live.ts';
import { NoticeList } from '../../components/NoticeList.tsx';

/** How many notices are unread, and the newest of them. */
export const Bell = () => {
  const { t } = useTranslation('notices');
  const client = useQueryClient();
  const navigate = useNavigate();
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ queryKey: ['notices', 'count'], queryFn: ({ signal }) => call(endpoints.notices.countNotices, {}, signal) });
  const newest = useQuery({
    queryKey: ['notices', 'newest', locale],
    queryFn: ({ signal }) => call(endpoints.notices.listNotices, { query: { limit: 8 } }, signal),
    enabled: open,
  });
  useLive(
    useMemo(() => {
      const again = (): void => void client.invalidateQueries({ queryKey: ['notices'] });
      return { notice: again, hello: again };
    }, [client]),
  );
  const unread = data?.unread ?? 0;
  const go = (to: '/notices' | '/notices/settings'): void => {
    setOpen(false);
    void navigate({ to });
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      title={t('title')}
      content={
        <div className="bell">
          <NoticeList items={newest.data?.items} onOpened={() => setOpen(false)} />
          <div className="bell-end">
            <Button size="small" onClick={() => go('/notices')}>
              {t('viewAll')}
            </Button>
            <Button size="small" type="text" onClick={() => go('/notices/settings')}>
              {t('settings')}
            </Button>
          </div>
        </div>
      }
    >
      <Badge count={unread} size="small" offset={[-6, 6]} title="" color="var(--accent)">
        <Button
          type="text"
          icon={<BellOutlined />}
          aria-label={unread > 0 ? t('unreadCount', { count: unread }) : t('open')}
          aria-expanded={open}
        />
      </Badge>
    </Popover>
  );
};
