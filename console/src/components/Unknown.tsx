import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from './Notice.tsx';

/** An address no page answers to. */
export const Unknown = () => {
  const { t } = useTranslation();
  return (
    <main id="main">
      <Notice
        page
        title={t('unknown.title')}
        action={
          <Link to="/" className="button-link">
            {t('unknown.home')}
          </Link>
        }
      >
        {t('unknown.text')}
      </Notice>
    </main>
  );
};
