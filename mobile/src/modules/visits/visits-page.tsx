import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitStop } from '#contract/visits/visits.ts';
import { shortDay, shortTime } from '#ui/time.ts';
import { Icon } from '../../parts/icons.tsx';
import { Either } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading, Stale } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { FollowUps } from './follow-ups.tsx';
import { mineQuery } from './queries.ts';

/** Households the holder visits: what is due now, or all of them; above them what must be done after a visit. */
export const VisitsPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('visits.title')} back>
      {me === null ? <AskSignIn text={t('me.signIn')} /> : me ? <Stops /> : <Loading />}
    </Page>
  );
};

const isDue = ({ state }: VisitStop): boolean => state === 'due' || state === 'late';

const Stops = () => {
  const { t } = useTranslation();
  const [due, setDue] = useState(true);
  const list = useQuery(mineQuery);
  if (list.isPending) return <Loading rows={4} />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const shown = list.data.items.filter((one) => isDue(one) === due);
  return (
    <>
      <Stale list={list} />
      <FollowUps />
      <p className="soft">{t('visits.lead')}</p>
      <Either label={t('visits.which')} first={t('visits.dueNow')} second={t('visits.others')} isFirst={due} onChoose={setDue} />
      {shown.length === 0 && <Empty icon="done" title={t(due ? 'visits.noneDue' : 'visits.none')} text={t('visits.noneText')} />}
      <ul className="stack">
        {shown.map((one) => (
          <li key={one.key}>
            <StopCard stop={one} />
          </li>
        ))}
      </ul>
      <Link to="/visits/done" className="button wide">
        {t('visits.done')}
      </Link>
    </>
  );
};

/** A household of the list: where, who by a masked name, for which plans, and until when. */
const StopCard = ({ stop }: { stop: VisitStop }) => {
  const { t, i18n } = useTranslation();
  const missed = Math.max(0, ...stop.plans.map((plan) => plan.missed));
  return (
    <Link to="/visits/$key" params={{ key: stop.key }} className="card row link">
      <span className="grow tight">
        <strong>{stop.address}</strong>
        <span className="small soft">
          {stop.names.map(({ name }) => name).join(t('comma'))} · {stop.plans.map(({ title }) => title).join(' · ')}
        </span>
        <span className="small">
          <span className={stop.state === 'late' ? 'bad' : 'soft'}>{t(`visits-own:due.${stop.state}`)}</span>
          {stop.dueUntil && <span className="soft"> · {t('visits.until', { day: shortDay(stop.dueUntil, i18n.language) })}</span>}
          {missed > 0 && <span className="soft"> · {t('visits.missed', { count: missed })}</span>}
          {stop.lastAt && (
            <span className="soft">
              {' '}
              ·{' '}
              {t('visits.last', {
                when: shortTime(stop.lastAt, i18n.language),
                result: t(`visits-own:results.${stop.lastResult?.split('-')[0]}`),
              })}
            </span>
          )}
        </span>
      </span>
      <Icon name="next" />
    </Link>
  );
};
