import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../parts/states.tsx';

/** Stands where a page needs somebody signed in; comes back here afterwards. */
export const AskSignIn = ({ text }: { text: string }) => {
  const { t } = useTranslation();
  const next = useLocation({ select: (location) => location.pathname });
  return (
    <Empty icon="person" title={t('signIn.first')} text={text}>
      <Link to="/sign-in" search={{ next }} className="button main">
        {t('signIn.short')}
      </Link>
    </Empty>
  );
};
