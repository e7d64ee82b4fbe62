import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from './Notice.tsx';

/** A page the account's posts do not reach. */
export const Forbidden = () => {
  const { t } = useTranslation();
  return (
    <Notice
      page
      title={t('forbidden.title')}
      action={
        <Link to="/" className="button-link">
          {t('unknown.home')}
        </Link>
      }
    >
      {t('forbidden.text')}
    </Notice>
  );
};

/** A resident's account without any staff post: the console has nothing for it, the phone pages do. */
export const NoPost = () => {
  const { t } = useTranslation();
  return (
    <Notice
      page
      title={t('noPost.title')}
      action={
        <a href="/" className="button-link">
          {t('noPost.phone')}
        </a>
      }
    >
      {t('noPost.text')}
    </Notice>
  );
};
