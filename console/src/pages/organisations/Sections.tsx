import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dueQuery } from '../../app/due.ts';
import { useMe } from '../../app/queries.ts';

/** The parts of the organisation pages: register, map, agreements (with the number to be reminded of), sheets. They keep the area. */
export const Sections = () => {
  const { t } = useTranslation('organisations');
  const { area } = useSearch({ strict: false }) as { area?: string };
  const { data: due } = useQuery(dueQuery(useMe()));
  const search = area ? { area } : {};
  const count = due?.counts.agreements ?? 0;
  const parts = ['/organisations', '/organisations/map', '/organisations/agreements', '/organisations/sheets'] as const;
  return (
    <nav className="sections" aria-label={t('sections.label')}>
      {parts.map((to) => (
        <Link
          key={to}
          to={to}
          search={search}
          activeOptions={{ exact: to === '/organisations', includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t(`sections.${to.split('/')[2] ?? 'register'}`)}
          {to.endsWith('agreements') && count > 0 && (
            <span className="count num" title={t('due.count', { count })}>
              {count}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
};
