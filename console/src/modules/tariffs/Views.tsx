import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

const views = [
  ['/tariffs', 'prices'],
  ['/tariffs/bookings', 'bookings'],
  ['/tariffs/overview', 'overview'],
] as const;

/** The way between price lists, bookings and the month. */
export const Views = ({ at }: { at: (typeof views)[number][0] }) => {
  const { t } = useTranslation('tariffs-console');
  return (
    <nav className="sections" aria-label={t('views')}>
      {views.map(([to, word]) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: true, includeSearch: false }}
          {...(to === at ? { 'aria-current': 'page' as const } : {})}
        >
          {t(`tabs.${word}`)}
        </Link>
      ))}
    </nav>
  );
};
