import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { VotePanel } from '../VotePanel.tsx';
import { Papers } from './Papers.tsx';
import { Roll } from './Roll.tsx';
import '../../../styles/parts.css';

/** One vote: how it stands and what came of it, its papers, its roll. */
export const VotePage = () => {
  const { t } = useTranslation('votes-console');
  const { voteId } = useParams({ from: '/shell/votes/$voteId' });
  const vote = useQuery({
    queryKey: ['votes', 'one', voteId],
    queryFn: ({ signal }) => call(endpoints.votes.getVote, { params: { voteId } }, signal),
  }).data;
  useTitle(vote?.title ?? t('vote'));
  return (
    <div className="page parts">
      <div className="page-head">
        <h1>{vote?.title ?? t('vote')}</h1>
        {vote?.page && (
          <a href={`/console${vote.page}`} className="soft">
            {t('toSubject')}
          </a>
        )}
      </div>
      <VotePanel voteId={voteId} />
      {vote?.actions.includes('paper') && <Papers vote={vote} />}
      {vote?.actions.includes('paper') && <Roll vote={vote} />}
    </div>
  );
};
