import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayOpen } from '../../app/access.ts';
import { useMe } from '../../app/queries.ts';
import '../../styles/organisations.css';
import '../../styles/queue.css';
import '../../styles/whistles.css';

/** The parts of the pages of whistles: the list, the records, the rules. */
export const Sections = () => {
  const { t } = useTranslation('whistles-console');
  const parts = [
    '/whistles',
    '/whistles/records',
    ...(mayOpen(useMe(), 'whistles.set_rules') ? (['/whistles/rules'] as const) : []),
  ] as const;
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
