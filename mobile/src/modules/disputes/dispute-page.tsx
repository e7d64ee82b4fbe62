import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisputeDetail } from '#contract/disputes/api.ts';
import { shortTime } from '#ui/time.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading, Stale } from '../../parts/states.tsx';
import { WaitingWritten } from '../../parts/waiting-written.tsx';
import { Gallery } from '../../photos/gallery.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { Agreement } from './agreement.tsx';
import { DisputeState } from './dispute-state.tsx';
import { forms } from './forms.tsx';
import { Parties } from './parties.tsx';
import { disputeQuery } from './queries.ts';

/** What is done on the spot; the rest is done at a desk. */
const onSpot = ['record', 'conclude', 'visit'] as const;
type OnSpot = (typeof onSpot)[number];

/** One dispute: its parties, sessions, agreement with signatures, visits, and what may be done on the spot. */
export const DisputePage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const { disputeId } = useParams({ strict: false }) as { disputeId: string };
  const query = useQuery({ ...disputeQuery(disputeId), enabled: Boolean(me) });
  return (
    <Page title={t('disputes.one')} back>
      {me === null ? (
        <AskSignIn text={t('me.signIn')} />
      ) : query.data ? (
        <>
          <Stale list={query} />
          <Dispute data={query.data} />
        </>
      ) : query.error ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </Page>
  );
};

const Dispute = ({ data }: { data: DisputeDetail }) => {
  const { t, i18n } = useTranslation();
  const [doing, setDoing] = useState<OnSpot | null>(null);
  const Form = doing && forms[doing];
  const nameOf = (id: string): string => data.parties.find((one) => one.id === id)?.name ?? '';
  return (
    <>
      <section className="card stack" aria-label={data.title}>
        <h2>{data.title}</h2>
        <DisputeState dispute={data} />
        <p className="small soft">
          {data.area.name}
          <br />
          {data.organisation.name} · {data.mediator.name}
        </p>
        <p className={data.facts === null ? 'soft' : 'plain'}>{data.facts ?? t('disputes.restricted')}</p>
      </section>
      <WaitingWritten page={`/disputes/${data.id}`} />
      <div className="wrap">
        {onSpot
          .filter((act) => data.actions.includes(act))
          .map((act, i) => (
            <button key={act} type="button" className={i === 0 ? 'button main' : 'button'} onClick={() => setDoing(act)}>
              {t(`disputes.acts.${act}`)}
            </button>
          ))}
      </div>
      <Parties data={data} />
      {data.sessions.map((s) => (
        <section key={s.id} className="card stack" aria-label={t('disputes.session')}>
          <p>
            <strong>{t(s.result ? `disputes.results.${s.result}` : `disputes.sessionStates.${s.state}`)}</strong>
            <br />
            <span className="small soft">
              {shortTime(s.startsAt, i18n.language)} · {s.place}
            </span>
          </p>
          {s.words && <p className="plain">{s.words}</p>}
          {s.attended.length > 0 && (
            <p className="small soft">{t('disputes.attended', { names: s.attended.map(nameOf).join(t('comma')) })}</p>
          )}
          <Gallery photos={s.photos} />
        </section>
      ))}
      {data.outcome && (
        <section className="card stack" aria-label={t('disputes.outcome')}>
          <h2>{t('disputes.outcome')}</h2>
          {data.outcome.words && <p className="plain">{data.outcome.words}</p>}
          {data.outcome.performBy && <p className="small soft">{t('disputes.performBy', { day: data.outcome.performBy })}</p>}
          <Gallery photos={data.outcome.photos} />
        </section>
      )}
      {data.outcome?.documentId && <Agreement documentId={data.outcome.documentId} />}
      {data.visits.map((v) => (
        <section key={v.id} className="card stack" aria-label={t('disputes.visit')}>
          <p>
            <strong>{t(v.fulfilled ? 'disputes.fulfilled' : 'disputes.notFulfilled')}</strong>{' '}
            {t(v.satisfied ? 'disputes.satisfied' : 'disputes.notSatisfied')}{' '}
            <span className="small soft">
              {v.on} · {v.by}
            </span>
          </p>
          <p className="plain">{v.words}</p>
        </section>
      ))}
      {Form && <Form data={data} onClose={() => setDoing(null)} />}
    </>
  );
};
