import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as votesApi from '#client/endpoints/votes.ts';
import { endTime } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';

/** Votes in which somebody is due, or votes for others. */
export const MyVotesPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('votes.mine')} back>
      {me === undefined ? <Loading /> : me === null || me.account.anonymous ? <AskSignIn text={t('votes.signIn')} /> : <Mine />}
    </Page>
  );
};

const Mine = () => {
  const { t, i18n } = useTranslation();
  const votes = useQuery({ queryKey: ['votes', 'mine'], queryFn: ({ signal }) => call(votesApi.listMyVotes, {}, signal) });
  if (votes.isError && !votes.data) return <Failure error={votes.error} onRetry={() => void votes.refetch()} />;
  if (!votes.data) return <Loading rows={3} />;
  if (votes.data.items.length === 0) return <Empty icon="box" title={t('votes.none')} text={t('votes.noneText')} />;
  return (
    <>
      <p className="soft">{t('votes.lead')}</p>
      <nav className="list">
        {votes.data.items.map((vote) => (
          <Link key={vote.id} to="/votes/$voteId" params={{ voteId: vote.id }} className="item">
            <span className="grow tight">
              <strong>{vote.title}</strong>
              <span className="small soft">
                {vote.area.name} ·{' '}
                {t(vote.state === 'open' ? 'votes.until' : 'votes.ended', { day: endTime(vote.closesAt, i18n.language) })}
              </span>
              {vote.state === 'open' && (
                <span className="small">{vote.left > 0 ? t('votes.left', { count: vote.left }) : t('votes.doneAll')}</span>
              )}
            </span>
            <span className="tag">{t(`votes-own:states.${vote.state}`)}</span>
            <Icon name="next" />
          </Link>
        ))}
      </nav>
    </>
  );
};
