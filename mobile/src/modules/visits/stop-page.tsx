import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { VisitStop } from '#contract/visits/visits.ts';
import { shortDay } from '#ui/time.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading, Stale } from '../../parts/states.tsx';
import { WaitingWritten } from '../../parts/waiting-written.tsx';
import { useMe } from '../../session/session.ts';
import { Look } from './look.tsx';
import { mineQuery } from './queries.ts';
import { VisitForm } from './visit-form.tsx';

/** One household: what its plans are for and what is said there, who lives there for a reason, and the one form of the visit. */
export const StopPage = () => {
  const { t } = useTranslation();
  const { key } = useParams({ strict: false }) as { key: string };
  const owner = useMe()?.account.id ?? null;
  const list = useQuery(mineQuery);
  const stop = list.data?.items.find((one) => one.key === key);
  return (
    <Page title={stop?.address ?? t('visits.title')} back>
      {stop && owner ? (
        <>
          <Stale list={list} />
          <Known stop={stop} />
          <WaitingWritten page={`/visits/${stop.key}`} />
          <VisitForm key={stop.key} stop={stop} owner={owner} />
        </>
      ) : list.data ? (
        <p className="card">{t('visits.gone')}</p>
      ) : list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </Page>
  );
};

const Known = ({ stop }: { stop: VisitStop }) => {
  const { t, i18n } = useTranslation();
  return (
    <section className="card stack" aria-label={t('visits.plans')}>
      <span className="soft">{stop.area.name}</span>
      <Look stop={stop} />
      {stop.plans.map((plan) => (
        <div key={plan.assignmentId} className="tight">
          <strong>{plan.title}</strong>
          <span className="small soft">
            {t(`visits-own:risks.${plan.risk}`)} · {t(`visits-own:due.${plan.state}`)}
            {plan.dueUntil && ` · ${t('visits.until', { day: shortDay(plan.dueUntil, i18n.language) })}`}
          </span>
          <span>{plan.purpose}</span>
          {plan.script && <p className="plain hint">{plan.script}</p>}
        </div>
      ))}
    </section>
  );
};
