import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The pages of canteens beside one another. */
export const Sections = () => {
  const { t } = useTranslation('care-console');
  return (
    <nav className="sections" aria-label={t('canteens.title')}>
      <Link to="/canteens" search={{}} activeOptions={{ exact: true, includeSearch: false }}>
        {t('canteens.settlement')}
      </Link>
      <Link to="/canteens/cards" search={{}} activeOptions={{ includeSearch: false }}>
        {t('cards.title')}
      </Link>
    </nav>
  );
};
