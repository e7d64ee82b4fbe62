import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading, Stale } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { mineQuery, spanOf } from './queries.ts';

/** Meetings one is called to, soonest first, then those that are over. */
export const MinePage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('meetings.mine')} back>
      {me === undefined ? <Loading /> : me === null || me.account.anonymous ? <AskSignIn text={t('meetings.signIn')} /> : <List />}
    </Page>
  );
};

const List = () => {
  const { t } = useTranslation();
  const list = useQuery(mineQuery);
  if (list.isPending) return <Loading rows={3} />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.length === 0) return <Empty icon="talk" title={t('meetings.none')} text={t('meetings.noneText')} />;
  return (
    <>
      <Stale list={list} />
      {list.data.map((one) => (
        <Link key={one.seatId} to="/meetings/$" params={{ _splat: one.id }} className="card row link">
          <span className="grow tight">
            <span className="title">{one.title}</span>
            <span>{spanOf(one)}</span>
            <span className="small soft">{`${one.area.name} · ${one.place}`}</span>
            <span className="small">
              <span className="tag">{t(`meetings.states.${one.state}`)}</span>{' '}
              {one.came ? t('meetings.came') : t('meetings.answered', { answer: t(`meetings.answers.${one.answer}`) })}
            </span>
          </span>
          <Icon name="next" />
        </Link>
      ))}
    </>
  );
};
