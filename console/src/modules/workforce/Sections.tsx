import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayOpen } from '../../app/access.ts';
import { useMe } from '../../app/queries.ts';
import '../../styles/organisations.css';
import '../../styles/queue.css';
import '../../styles/workforce.css';

/** The parts of the pages of community workers: grades and pay, headcount, their register, the scheme. */
export const Sections = () => {
  const { t } = useTranslation('workforce-console');
  const me = useMe();
  return (
    <nav className="sections" aria-label={t('sections.label')}>
      <Link to="/workforce" activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
        {t('sections.list')}
      </Link>
      <Link to="/workforce/headcount" activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
        {t('sections.headcount')}
      </Link>
      <Link to="/registers/$code" params={{ code: 'community_workers' }} search={{}}>
        {t('sections.register')}
      </Link>
      {mayOpen(me, 'workforce.set_scheme') && (
        <Link to="/workforce/scheme" activeProps={{ 'aria-current': 'page' }}>
          {t('sections.scheme')}
        </Link>
      )}
    </nav>
  );
};
