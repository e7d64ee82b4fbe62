import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayOpen, type Opening } from '../../app/access.ts';
import { useMe } from '../../app/queries.ts';

const parts = [
  ['/points/by-hand', 'points.entries'],
  ['/points/budgets', 'points.read'],
  ['/points/accounts', 'points.read'],
  ['/points/oddities', 'points.supervise'],
  ['/points/rules', 'points.design'],
] as const satisfies readonly (readonly [string, Opening])[];

/** The parts of the pages of earning points, as far as the account may open them. */
export const Sections = () => {
  const { t } = useTranslation('points-rules-console');
  const me = useMe();
  return (
    <nav className="sections" aria-label={t('title')}>
      {parts
        .filter(([, permission]) => mayOpen(me, permission))
        .map(([to]) => (
          <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
            {t(`sections.${to.split('/')[2]}`)}
          </Link>
        ))}
    </nav>
  );
};
