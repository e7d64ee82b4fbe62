import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.tsx';
import { Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { BallotCard } from './ballot-card.tsx';

/** The ballot of one vote, large and plain. */
export const BallotPage = () => {
  const { t } = useTranslation();
  const { voteId } = useParams({ from: '/votes/$voteId' });
  const me = useMe();
  return (
    <Page title={t('votes.title')} back>
      {me === undefined ? (
        <Loading />
      ) : me === null || me.account.anonymous ? (
        <AskSignIn text={t('votes.signIn')} />
      ) : (
        <BallotCard voteId={voteId} />
      )}
    </Page>
  );
};
