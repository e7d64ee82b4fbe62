import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MyCard } from '../../cases/my-card.tsx';
import { Icon } from '../../parts/icons.tsx';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading, Stale } from '../../parts/states.tsx';
import { myCasesQuery } from '../../queries.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';

const MyList = () => {
  const { t } = useTranslation();
  const mine = useInfiniteQuery(myCasesQuery);
  if (mine.isPending) return <Loading />;
  if (mine.isError && !mine.data) return <Failure error={mine.error} onRetry={() => void mine.refetch()} />;
  const rows = mine.data.pages.flatMap((page) => page.items);
  if (rows.length === 0)
    return (
      <Empty icon="list" title={t('my.empty')} text={t('my.emptyText')}>
        <Link to="/report" className="button main">
          {t('home.snap')}
        </Link>
      </Empty>
    );
  return (
    <>
      <Stale list={mine} />
      <ul className="stack">
        {rows.map((row) => (
          <li key={row.id}>
            <MyCard row={row} />
          </li>
        ))}
      </ul>
      <More list={mine} />
    </>
  );
};

/** Everything this account reported, newest first. */
export const MyPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('my.title')}>
      {me && (
        <Link to="/followed" className="row link">
          <span className="grow">{t('my.followed')}</span>
          <Icon name="next" />
        </Link>
      )}
      {me === null ? <AskSignIn text={t('my.signIn')} /> : me ? <MyList /> : <Loading />}
    </Page>
  );
};
