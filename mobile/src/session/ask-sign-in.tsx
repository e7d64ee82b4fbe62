import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isOffline } from '../api.ts';
import { Empty, Failure } from '../parts/states.tsx';
import { meQuery } from '../queries.ts';

/** Stands where a page needs somebody signed in; comes back here afterwards. */
export const AskSignIn = ({ text }: { text: string }) => {
  const { t } = useTranslation();
  const account = useQuery(meQuery);
  const next = useLocation({ select: (location) => location.pathname });
  // Who is signed in could not be asked: that is no reason to ask for a sign-in.
  if (account.isError && isOffline(account.error)) return <Failure error={account.error} onRetry={() => void account.refetch()} />;
  return (
    <Empty icon="person" title={t('signIn.first')} text={text}>
      <Link to="/sign-in" search={{ next }} className="button main">
        {t('signIn.short')}
      </Link>
    </Empty>
  );
};
