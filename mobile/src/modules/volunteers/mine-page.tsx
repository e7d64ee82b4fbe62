import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { CertificateCard } from './certificate-card.tsx';
import { HoursCard } from './hours-card.tsx';
import { hoursQuery, ownQuery } from './queries.ts';
import { RegisterSheet } from './register-sheet.tsx';

/** Oneself as a volunteer: what is registered, hours, certificates, teams. Nobody else sees this page. */
export const MinePage = () => {
  const { t } = useTranslation('volunteers-phone');
  const me = useMe();
  return (
    <Page title={t('title')} back>
      {me === undefined ? <Loading /> : me === null || me.account.anonymous ? <AskSignIn text={t('lead')} /> : <Own />}
    </Page>
  );
};

const Own = () => {
  const { t } = useTranslation('volunteers-phone');
  const own = useQuery(ownQuery);
  const hours = useInfiniteQuery(hoursQuery);
  const [editing, setEditing] = useState(false);
  if (own.isPending) return <Loading />;
  if (!own.data) return <Failure error={own.error} onRetry={() => void own.refetch()} />;
  const { volunteer, minutes, posted, honour } = own.data;
  const word = (group: 'skills' | 'times', code: string): string => t(`${group}.${code}`, { defaultValue: code });
  return (
    <>
      <p className="soft">{t('lead')}</p>
      {volunteer ? (
        <section className="card stack" aria-label={volunteer.name}>
          <span className="row">
            <strong className="grow">{volunteer.name}</strong>
            {honour > 0 && <span className="tag">{t('honour', { count: honour })}</span>}
          </span>
          <span className="small soft">{volunteer.area.name}</span>
          <span>
            {[...volunteer.skills.map((one) => word('skills', one)), ...volunteer.times.map((one) => word('times', one))].join(' · ')}
          </span>
          <button type="button" className="button wide" onClick={() => setEditing(true)}>
            {t('change')}
          </button>
        </section>
      ) : (
        <section className="card stack" aria-label={t('register')}>
          <p>{t('registerLead')}</p>
          <button type="button" className="button main wide" onClick={() => setEditing(true)}>
            {t('register')}
          </button>
        </section>
      )}
      {(minutes > 0 || posted > 0) && (
        <section className="card row" aria-label={t('mine')}>
          <span className="grow tight">
            <span className="small soft">{t('entered')}</span>
            <strong>{t('hoursOf', { hours: minutes / 60 })}</strong>
          </span>
          <span className="grow tight">
            <span className="small soft">{t('posted')}</span>
            <strong>{t('hoursOf', { hours: posted / 60 })}</strong>
          </span>
        </section>
      )}
      {minutes > 0 && <CertificateCard />}
      <Link to="/volunteer/$" params={{ _splat: 'teams' }} className="button wide">
        {t('teams')}
      </Link>
      <Link to="/volunteer/$" params={{ _splat: 'postings' }} className="button wide">
        {t('postings')}
      </Link>
      <h2>{t('mine')}</h2>
      <Cards
        list={hours}
        empty={
          <Empty icon="clock" title={t('mine')} text={t('noHours')}>
            <Link to="/open/activities" className="button main">
              {t('find')}
            </Link>
          </Empty>
        }
      >
        {(one) => <HoursCard key={one.id} hours={one} />}
      </Cards>
      {editing && <RegisterSheet known={own.data.known} volunteer={volunteer} onClose={() => setEditing(false)} />}
    </>
  );
};
