import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DutyDetail } from '#contract/duties/api.ts';
import { standing } from '#contract/duties/values.ts';
import { labelOf } from '#ui/i18n.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading, Stale } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { Thank } from '../../thanks/thank.tsx';
import { Claim } from './claim.tsx';
import { useNeeds } from './duty-card.tsx';
import { Own } from './own.tsx';
import { dutyQuery } from './queries.ts';

/** One duty: what is to be done, where and how long; claiming it, and one's own place in it. */
export const OnePage = ({ dutyId, insteadOf }: { dutyId: string; insteadOf: string | null }) => {
  const { t } = useTranslation();
  const me = useMe();
  const query = useQuery(dutyQuery(dutyId));
  const known = me !== null && me !== undefined && !me.account.anonymous;
  const own = query.data?.own ?? null;
  const has = own !== null && (standing as readonly string[]).includes(own.state);
  return (
    <Page title={query.data?.title ?? t('duties.one')} back>
      {query.data ? (
        <>
          <Stale list={query} />
          <About duty={query.data} />
          {known && own && <Own duty={query.data} own={own} />}
          {known && !has && <Claim duty={query.data} insteadOf={insteadOf} />}
          {known && query.data.heads > query.data.free && <Thank what="duties.duty" subjectId={dutyId} />}
        </>
      ) : query.error ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
      {(me === null || me?.account.anonymous) && <AskSignIn text={t('duties.signIn')} />}
    </Page>
  );
};

const About = ({ duty }: { duty: DutyDetail }) => {
  const { t } = useTranslation();
  const needs = useNeeds();
  return (
    <section className="card stack" aria-label={duty.title}>
      <p className="small soft">{labelOf(duty.classTitle)}</p>
      <p>
        <strong>{needs(duty)}</strong>
      </p>
      <p className="plain">{duty.tasks}</p>
      <p>
        {duty.area.name}
        {duty.place && ` · ${duty.place}`}
        {duty.building && ` · ${duty.building.name}`}
      </p>
      {duty.skill && <p className="small">{t('duties.skill', { words: duty.skill })}</p>}
      <p className="small soft">
        {t(duty.untilOn ? 'duties.term' : 'duties.open', { from: duty.fromOn, until: duty.untilOn })}
        {duty.rhythm && ` · ${t(`duties.every.${duty.rhythm.every}`)}`}
      </p>
      <p className="hint">{t('duties.noRight')}</p>
    </section>
  );
};
