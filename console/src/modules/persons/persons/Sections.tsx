import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayOpen } from '../../../app/access.ts';
import { useMe } from '../../../app/queries.ts';

/** The pages about persons, above each of them. */
export const Sections = () => {
  const { t } = useTranslation('persons');
  const decides = mayOpen(useMe(), 'persons.requests');
  return (
    <nav className="sections" aria-label={t('nav.persons')}>
      <Link to="/persons" activeOptions={{ exact: true }}>
        {t('nav.register')}
      </Link>
      <Link to="/persons/doubts">{t('nav.doubts')}</Link>
      {decides && <Link to="/persons/requests">{t('nav.requests')}</Link>}
    </nav>
  );
};
