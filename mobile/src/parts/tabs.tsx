import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isStaff, useMe } from '../session/session.ts';
import { Icon } from './icons.tsx';
import { Unread } from './unread.tsx';

/** The bar at the bottom: three places for residents, four for those who work here. */
export const Tabs = () => {
  const { t } = useTranslation();
  const staff = isStaff(useMe());
  return (
    <nav className="tabs" aria-label={t('tabs.label')}>
      {staff && (
        <Link to="/day">
          <Icon name="task" />
          {t('tabs.day')}
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
        <Unread />
      </Link>
    </nav>
  );
};
