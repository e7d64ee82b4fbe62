import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page.tsx';
import { Empty } from '../parts/states.tsx';

export const LostPage = () => {
  const { t } = useTranslation();
  return (
    <Page title={t('lost.title')} back>
      <Empty icon="unsure" title={t('lost.title')} text={t('lost.text')}>
        <Link to="/" className="button main">
          {t('lost.home')}
        </Link>
        <Link to="/places" className="button">
          {t('places.title')}
        </Link>
      </Empty>
    </Page>
  );
};
