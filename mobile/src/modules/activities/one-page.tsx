import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ActivityDetail } from '#contract/activities/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading, Stale } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { Thank } from '../../thanks/thank.tsx';
import { spanOf } from './activity-card.tsx';
import { CheckIn } from './check-in.tsx';
import { Join } from './join.tsx';
import { Own } from './own.tsx';
import { activityQuery } from './queries.ts';

/** One activity: what, when, where; joining it, one's place in it, and checking in. */
export const OnePage = ({ activityId, insteadOf }: { activityId: string; insteadOf: string | null }) => {
  const { t } = useTranslation('activities-phone');
  const me = useMe();
  const { code } = useSearch({ strict: false }) as { code?: string };
  const query = useQuery(activityQuery(activityId));
  const known = me !== null && me !== undefined && !me.account.anonymous;
  return (
    <Page title={query.data?.title ?? t('one')} back>
      {query.data ? (
        <>
          <Stale list={query} />
          <About activity={query.data} />
        </>
      ) : query.error ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
      {typeof code === 'string' && known && (
        <CheckIn
          activityId={activityId}
          title={query.data?.title ?? t('one')}
          code={code}
          out={query.data?.own?.state === 'attended' && query.data.checkIn.out}
        />
      )}
      {query.data && known && query.data.own && <Own activity={query.data} own={query.data.own} />}
      {known && query.data?.own?.state === 'attended' && query.data.state === 'held' && (
        <Thank what="activities.activity" subjectId={activityId} />
      )}
      {query.data && known && <Join activity={query.data} insteadOf={insteadOf} />}
      {me === null || me?.account.anonymous ? <AskSignIn text={t('signIn')} /> : null}
    </Page>
  );
};

const About = ({ activity: a }: { activity: ActivityDetail }) => {
  const { t } = useTranslation('activities-phone');
  return (
    <section className="card stack" aria-label={a.title}>
      <p className="small soft">{labelOf(a.kind.title)}</p>
      <p>
        <strong>{spanOf(a)}</strong>
        <br />
        {a.place}
        <br />
        <span className="small soft">{`${a.area.name} · ${t('by', { organiser: a.organiser })}`}</span>
      </p>
      {a.state !== 'planned' && (
        <p className="notice">
          {t(`states.${a.state}`)}
          {a.reason && t('because', { words: a.reason })}
        </p>
      )}
      {a.text && <p className="plain">{a.text}</p>}
      <p className="small soft">
        {a.seats === null ? t('joined', { count: a.taken }) : t('joinedOf', { taken: a.taken, seats: a.seats })}
        {a.waiting > 0 && ` · ${t('waiting', { count: a.waiting })}`}
      </p>
      {a.record.words && (
        <>
          <h2>{t('minutes')}</h2>
          <p className="plain">{a.record.words}</p>
        </>
      )}
    </section>
  );
};
