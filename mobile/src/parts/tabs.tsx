import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { isStaff, useMe } from '../session/session.ts';
import { Icon } from './icons.tsx';

/** Fetched by itself: the report page, which has no bar, does not carry it. */
const Unread = lazy(async () => ({ default: (await import('../pages/notices/unread.tsx')).Unread }));

/** The bar at the bottom: three places for residents, four for those with tasks. */
export const Tabs = () => {
  const { t } = useTranslation();
  const staff = isStaff(useMe());
  return (
    <nav className="tabs" aria-label={t('tabs.label')}>
      {staff && (
        <Link to="/tasks">
          <Icon name="task" />
          {t('tabs.tasks')}
        </Link>
      )}
      <Link to="/" activeOptions={{ exact: true }}>
        <Icon name={staff ? 'camera' : 'home'} />
        {t(staff ? 'tabs.snap' : 'tabs.home')}
      </Link>
      <Link to="/my">
        <Icon name="list" />
        {t('tabs.my')}
      </Link>
      <Link to="/me">
        <Icon name="person" />
        {t('tabs.me')}
        <Suspense>
          <Unread />
        </Suspense>
      </Link>
    </nav>
  );
};
