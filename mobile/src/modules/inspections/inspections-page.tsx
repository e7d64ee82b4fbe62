import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FindingState, findingStates } from '#contract/inspections/values.ts';
import { Icon } from '../../parts/icons.tsx';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading, Stale } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { FindingCard } from './finding-card.tsx';
import { findingsQuery, monthQuery, startQuery } from './queries.ts';

/** Estates to be checked, for whoever checks; the month so far, for a company; and what was found, by state. */
export const InspectionsPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const may = (what: string): boolean => me?.permissions.some((one) => one === what) ?? false;
  return (
    <Page title={t('inspections.title')} back>
      {me === null ? (
        <AskSignIn text={t('me.signIn')} />
      ) : me ? (
        <>
          {may('inspections.record') && <Estates />}
          {may('inspections.answer') && !may('inspections.read') && <Month />}
          <Findings />
        </>
      ) : (
        <Loading />
      )}
    </Page>
  );
};

/** More than these are found by typing. */
const shortList = 8;
const Estates = () => {
  const { t } = useTranslation();
  const start = useQuery(startQuery);
  const [typed, setTyped] = useState('');
  if (!start.data) return start.error ? <Failure error={start.error} onRetry={() => void start.refetch()} /> : <Loading />;
  const all = start.data.estates;
  const found = all.filter(({ name }) => name.includes(typed.trim()));
  return (
    <section className="card stack" aria-labelledby="estates">
      <h2 id="estates">{t('inspections.choose')}</h2>
      <Stale list={start} />
      {all.length === 0 && <p className="soft">{t('inspections.noEstates')}</p>}
      {all.length > shortList && (
        <div className="field">
          <label htmlFor="find-estate">{t('inspections.find')}</label>
          <input id="find-estate" className="input" value={typed} onChange={({ target }) => setTyped(target.value)} />
        </div>
      )}
      {found.slice(0, shortList).map((one) => (
        <Link key={one.id} to="/inspections/check/$estateId" params={{ estateId: one.id }} className="row link">
          <Icon name="house" />
          <span className="grow tight">
            <span className="title">{one.name}</span>
            <span className="small soft">{one.company?.name ?? t('inspections.noCompany')}</span>
            <span className="small soft">
              {one.checkedOn === null
                ? t('inspections.never')
                : one.checkedOn === start.data.day
                  ? t('inspections.checkedToday')
                  : t('inspections.checkedOn', { day: one.checkedOn })}
            </span>
          </span>
          {one.open > 0 && <span className="tag">{t('inspections.openCount', { count: one.open })}</span>}
          <Icon name="next" />
        </Link>
      ))}
      {found.length > shortList && <p className="small soft">{t('inspections.findMore', { count: found.length - shortList })}</p>}
    </section>
  );
};

/** The month of a company's estates, as it builds up. */
const Month = () => {
  const { t } = useTranslation();
  const month = useQuery(monthQuery);
  if (!month.data) return month.error ? <Failure error={month.error} onRetry={() => void month.refetch()} /> : <Loading />;
  return (
    <section className="card stack" aria-labelledby="month">
      <h2 id="month">{t('inspections.month')}</h2>
      <Stale list={month} />
      {month.data.items.length === 0 && <p className="soft">{t('inspections.noMonth')}</p>}
      {month.data.items.map(({ estate, deducted, checked, open, found, mendedInTime }) => (
        <div key={estate.id} className="row">
          <span className="grow tight">
            <span className="title">{estate.name}</span>
            <span className="small soft">{t('inspections.monthLine', { checked, found, mendedInTime, open })}</span>
          </span>
          <strong>{t('inspections.minus', { points: deducted })}</strong>
        </div>
      ))}
    </section>
  );
};

const Findings = () => {
  const { t } = useTranslation();
  const [state, setState] = useState<FindingState>('open');
  const list = useInfiniteQuery(findingsQuery(state));
  return (
    <>
      <fieldset className="wrap" aria-label={t('inspections.which')}>
        {findingStates.map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={one === state} onClick={() => setState(one)}>
            {t(`inspections.states.${one}`)}
          </button>
        ))}
      </fieldset>
      <Cards list={list} empty={<Empty icon="done" title={t('inspections.none')} text={t('inspections.noneText')} />}>
        {(one) => (
          <section key={one.id} className="card" aria-label={`${one.text} ${one.spot}`}>
            <FindingCard finding={one} />
          </section>
        )}
      </Cards>
    </>
  );
};
