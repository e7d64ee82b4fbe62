import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentInSight } from '../../../app/inSight.ts';
import { DueBadge } from '../DueBadge.tsx';

/** The parts of the organisation pages: register, map, agreements (with the number to be reminded of), sheets. They keep the area. */
export const Sections = () => {
  const { t } = useTranslation('organisations');
  const { area } = useSearch({ strict: false }) as { area?: string };
  const row = useCurrentInSight();
  const search = area ? { area } : {};
  const parts = ['/organisations', '/organisations/map', '/organisations/agreements', '/organisations/sheets'] as const;
  return (
    <nav ref={row} className="sections" aria-label={t('sections.label')}>
      {parts.map((to) => (
        <Link
          key={to}
          to={to}
          search={search}
          activeOptions={{ exact: to === '/organisations', includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t(`sections.${to.split('/')[2] ?? 'register'}`)}
          {to.endsWith('agreements') && <DueBadge />}
        </Link>
      ))}
    </nav>
  );
};
