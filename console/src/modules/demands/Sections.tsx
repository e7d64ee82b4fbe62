import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayOpen } from '../../app/access.ts';
import { useMe } from '../../app/queries.ts';
import '../../styles/organisations.css';
import '../../styles/demands.css';
import '../../styles/queue.css';

/** The parts of the pages of demands: the list, the month, the self-check. */
export const Sections = () => {
  const { t } = useTranslation('demands-console');
  if (!mayOpen(useMe(), 'demands.read')) return null;
  const parts = ['/demands', '/demands/month', '/demands/check'] as const;
  return (
    <nav className="sections" aria-label={t('sections.label')}>
      {parts.map((to) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {t(`sections.${to.split('/')[2] ?? 'list'}`)}
        </Link>
      ))}
    </nav>
  );
};
