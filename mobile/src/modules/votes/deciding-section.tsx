import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as votesApi from '#client/endpoints/votes.ts';
import { endTime } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Icon } from '../../parts/icons.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { meQuery } from '../../queries.ts';

export const words = ['votes-own', 'votes-phone'];

/** Votes that wait for whoever is here now. */
const Section = () => {
  const { t, i18n } = useTranslation();
  const account = useQuery(meQuery).data?.account;
  const votes = useQuery({
    queryKey: ['votes', 'mine'],
    queryFn: ({ signal }) => call(votesApi.listMyVotes, {}, signal),
    enabled: !!account && !account.anonymous,
  });
  if (!account || account.anonymous) return null;
  if (votes.isPending) return <Loading rows={1} />;
  if (!votes.data) return <Failure error={votes.error} onRetry={() => void votes.refetch()} />;
  const open = votes.data.items.filter(({ state }) => state === 'open' || state === 'waiting');
  return (
    <section className="stack" aria-label={t('votes.mine')}>
      <h2>{t('votes.mine')}</h2>
      {open.length === 0 && <p className="soft">{t('votes.none')}</p>}
      <nav className="list" aria-label={t('votes.mine')}>
        {open.map((vote) => (
          <Link key={vote.id} to="/votes/$voteId" params={{ voteId: vote.id }} className="item">
            <span className="grow tight">
              <strong>{vote.title}</strong>
              <span className="small soft">{t('votes.until', { day: endTime(vote.closesAt, i18n.language) })}</span>
            </span>
            <span className="tag">{vote.left > 0 ? t('votes.left', { count: vote.left }) : t('votes.doneAll')}</span>
            <Icon name="next" />
          </Link>
        ))}
      </nav>
      <Link to="/my-votes" className="button wide">
        {t('votes.mine')}
      </Link>
    </section>
  );
};
export default Section;
