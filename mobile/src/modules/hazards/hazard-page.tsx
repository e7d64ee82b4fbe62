import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HazardDetail } from '#contract/hazards/api.ts';
import { shortTime } from '#ui/time.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading, Stale } from '../../parts/states.tsx';
import { WaitingWritten } from '../../parts/waiting-written.tsx';
import { Gallery } from '../../photos/gallery.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { CheckForm } from './check-form.tsx';
import { HazardLine } from './hazard-card.tsx';
import { hazardQuery } from './queries.ts';

/** One hazard: as it was found, what is to be done, and its re-inspections. */
export const HazardPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const { hazardId } = useParams({ from: '/hazards/$hazardId' });
  const query = useQuery({ ...hazardQuery(hazardId), enabled: Boolean(me) });
  return (
    <Page title={t('hazards.one')} back>
      {me === null ? (
        <AskSignIn text={t('me.signIn')} />
      ) : query.data ? (
        <>
          <Stale list={query} />
          <Hazard data={query.data} />
        </>
      ) : query.error ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </Page>
  );
};

const Hazard = ({ data }: { data: HazardDetail }) => {
  const { t, i18n } = useTranslation();
  const [checking, setChecking] = useState(false);
  const [notice] = data.notices.slice(-1);
  const facts = [
    ['place', `${data.area.name} · ${data.place}`],
    ['unit', data.unit],
    ['foundOn', data.foundOn],
    ['demand', notice?.demand],
    ['dueOn', data.dueOn],
    ['recheckOn', data.state === 'cleared' ? null : data.recheckOn],
  ] as const;
  return (
    <>
      <section className="card stack" aria-label={data.title}>
        <h2>{data.title}</h2>
        <p>
          <HazardLine hazard={data} />
        </p>
        {data.text && <p className="plain">{data.text}</p>}
        <dl className="told">
          {facts.map(([name, value]) =>
            value ? (
              <div key={name}>
                <dt>{t(`hazards.${name}`)}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
        {data.case && (
          <Link to="/cases/$caseId" params={{ caseId: data.case.id }}>
            {t('hazards.openCase')} {data.case.number}
          </Link>
        )}
      </section>
      <section className="card stack" aria-label={t('hazards.before')}>
        <h2>{t('hazards.before')}</h2>
        {data.photos.length > 0 ? <Gallery photos={data.photos} /> : <p className="soft">{t('hazards.noBefore')}</p>}
      </section>
      {data.checks.map((check) => (
        <section key={check.id} className="card stack" aria-label={t('hazards.checks')}>
          <h2>{t(check.cleared ? 'hazards.checkedYes' : 'hazards.checkedNo', { by: check.by, day: check.dueOn })}</h2>
          <p className="plain">{check.words}</p>
          <Gallery photos={check.photos} />
          <p className="small soft">{shortTime(check.at, i18n.language)}</p>
        </section>
      ))}
      <WaitingWritten page={`/hazards/${data.id}`} />
      {data.actions.includes('check') && (
        <section className="bar" aria-label={t('hazards.checks')}>
          <button type="button" className="button main wide" onClick={() => setChecking(true)}>
            {t('hazards.check')}
          </button>
        </section>
      )}
      {checking && <CheckForm hazard={data} onClose={() => setChecking(false)} />}
    </>
  );
};
