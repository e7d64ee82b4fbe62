import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MyRound } from '#contract/patrols/rounds.ts';
import { shortTime } from '#ui/time.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading, Stale } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { Go } from '../field/go.tsx';
import { minePatrols, roundPath, useOnTheWay } from './queries.ts';
import { RoundPage } from './round-page.tsx';

/** Pages of patrols by what follows in the address: nothing, or `<route>/<round>`. */
export const PatrolPages = () => {
  const { _splat = '' } = useParams({ from: '/patrols/$' });
  const [routeId, key] = _splat.split('/');
  return routeId && key ? <RoundPage key={_splat} routeId={routeId} round={key.replace('.', '/')} /> : <Mine />;
};

/** Today's rounds. */
const Mine = () => {
  const { t } = useTranslation();
  const me = useMe();
  const list = useQuery({ ...minePatrols, enabled: Boolean(me) });
  const rounds = list.data?.routes.flatMap((route) => route.rounds) ?? [];
  return (
    <Page title={t('patrols.title')} back>
      {me === null ? (
        <AskSignIn text={t('patrols.signIn')} />
      ) : list.data ? (
        <>
          <Stale list={list} />
          {rounds.length === 0 && <Empty icon="done" title={t('patrols.none')} text={t('patrols.noneText')} />}
          {rounds.map((round) => (
            <RoundCard key={`${round.routeId} ${round.key}`} round={round} />
          ))}
        </>
      ) : list.error ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Loading rows={3} />
      )}
    </Page>
  );
};

const RoundCard = ({ round }: { round: MyRound }) => {
  const { t, i18n } = useTranslation();
  const onTheWay = useOnTheWay(round.routeId, round.key);
  return (
    <Go to={`/patrols/${roundPath(round.routeId, round.key)}`} className="card link">
      <span className="row">
        <span className="grow tight">
          <strong className="title">{round.route}</strong>
          <span className="small soft">
            {round.area.name} · {t(`patrols.states.${round.state}`)} ·{' '}
            {t('patrols.progress', { done: Math.min(round.stops, round.done + onTheWay.size), stops: round.stops })}
          </span>
          <span className="small soft">{t('patrols.until', { time: shortTime(round.until, i18n.language) })}</span>
        </span>
        <Icon name="next" />
      </span>
    </Go>
  );
};
