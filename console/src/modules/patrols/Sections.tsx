import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayOpen } from '../../app/access.ts';
import { useMe } from '../../app/queries.ts';
import '../../styles/organisations.css';
import '../../styles/queue.css';

/** First key of everything about patrols. */
export const patrolsKey = 'patrols';

/** The parts of the pages of patrols. */
export const Sections = () => {
  const { t } = useTranslation('patrols-console');
  const parts = [
    '/patrols',
    '/patrols/routes',
    '/patrols/points',
    '/patrols/scans',
    '/patrols/misses',
    '/patrols/figures',
    ...(mayOpen(useMe(), 'patrols.set_checklists') ? (['/patrols/checklists'] as const) : []),
  ] as const;
  return (
    <nav className="sections" aria-label={t('parts.label')}>
      {parts.map((to) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {t(`parts.${to.split('/')[2] ?? 'board'}`)}
        </Link>
      ))}
    </nav>
  );
};
