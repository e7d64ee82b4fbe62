import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as enrolmentApi from '#client/endpoints/enrolment.ts';
import type { EnrolmentAct } from '#contract/enrolment/lifecycle.ts';
import type { Enrolment } from '#contract/enrolment/shapes.ts';
import { platformDay } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Empty, Failure, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { mineQuery, myUnitsQuery } from './queries.ts';
import { Records } from './records.tsx';

/** Where somebody is enrolled, what they can do about it, and where they were before. */
export const MinePage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('enrolment.mine')} back>
      {me === undefined ? <Loading /> : me === null || me.account.anonymous ? <AskSignIn text={t('enrolment.signIn')} /> : <Mine />}
    </Page>
  );
};

const Mine = () => {
  const { t } = useTranslation();
  const mine = useQuery(mineQuery);
  if (mine.isError && !mine.data) return <Failure error={mine.error} onRetry={() => void mine.refetch()} />;
  if (!mine.data) return <Loading rows={2} />;
  const { current, past, activitiesAMonth } = mine.data;
  return (
    <>
      {current ? <Current one={current} /> : <Empty icon="house" title={t('enrolment.none')} text={t('enrolment.noneText')} />}
      {current && activitiesAMonth > 0 && <p className="small soft">{t('enrolment.offers', { count: activitiesAMonth })}</p>}
      <MyUnits />
      <Records />
      {past.length > 0 && (
        <section className="card tight">
          <h2>{t('enrolment.past')}</h2>
          {past.map((one) => (
            <p key={one.id}>
              {one.community.name} <span className="small soft">{`${one.since} – ${one.endedOn}`}</span>{' '}
              {one.why && <span className="small">{t('enrolment.why', { why: one.why })}</span>}
            </p>
          ))}
        </section>
      )}
    </>
  );
};

/** The way to the pages of units that somebody speaks for. */
const MyUnits = () => {
  const units = useQuery(myUnitsQuery);
  if (!units.data || units.data.items.length === 0) return null;
  return (
    <nav className="list">
      {units.data.items.map(({ id, name }) => (
        <Link key={id} to="/enrolment/unit/$unitId" params={{ unitId: id }} className="item">
          <Icon name="house" />
          <span className="grow">{name}</span>
          <Icon name="next" />
        </Link>
      ))}
    </nav>
  );
};

/** In which order acts are offered: what goes on first, what ends it last. */
const order: readonly EnrolmentAct[] = ['renew', 'come_back', 'lift', 'go_away', 'excuse', 'leave'];
/** Acts that ask for a day, and the one that asks once more. */
const asking: readonly EnrolmentAct[] = ['go_away', 'excuse', 'leave'];

const Current = ({ one }: { one: Enrolment }) => {
  const { t } = useTranslation();
  const act = useAct('enrolment');
  const [open, setOpen] = useState<EnrolmentAct | null>(null);
  const [until, setUntil] = useState('');
  const take = (what: EnrolmentAct): void => {
    const body = { version: one.version, act: what, until: until || null, reason: null };
    void act
      .run(JSON.stringify(body), (id) => call(enrolmentApi.actOnEnrolment, { params: { enrolmentId: one.id }, body: { id, ...body } }))
      .then((done) => {
        if (!done) return;
        toast(t('enrolment.saved'));
        setOpen(null);
      });
  };
  // asked again once half a year is over; before, nothing waits for an answer
  const asks = one.renewBy !== null && one.renewBy <= platformDay();
  const told = [
    t('enrolment.since', { day: one.since }),
    one.group && t('enrolment.group', { name: one.group.name }),
    one.awayUntil && t('enrolment.awayUntil', { day: one.awayUntil }),
    one.excusedUntil && t('enrolment.excusedUntil', { day: one.excusedUntil }),
    one.state === 'asked' && (one.unit?.id ? t('enrolment.waits', { unit: one.unit.name }) : t('enrolment.waitsCommunity')),
  ].filter(Boolean);
  return (
    <section className="card" aria-label={one.community.name}>
      <span className="row">
        <span className="grow tight">
          <strong>{one.community.name}</strong>
          {one.unit && <span className="small">{one.unit.name}</span>}
          {told.map((words) => (
            <span key={String(words)} className="small soft">
              {words}
            </span>
          ))}
        </span>
        <span className="tag">{t(`enrolment-own:states.${one.state}`)}</span>
      </span>
      {(one.skills.length > 0 || one.services.length > 0) && (
        <p className="small">
          {[
            ...one.skills.map((each) => t(`enrolment-own:skills.${each}`)),
            ...one.services.map((each) => t(`enrolment-own:services.${each}`)),
          ].join(' · ')}
        </p>
      )}
      {open === null && <FormError error={act.error} />}
      <div className="wrap">
        {[...one.actions]
          .sort((a, b) => order.indexOf(a) - order.indexOf(b))
          .map((what) => (
            <button
              key={what}
              type="button"
              className={what === 'come_back' || (what === 'renew' && asks) ? 'button main' : 'button'}
              disabled={act.busy !== null}
              onClick={() => (asking.includes(what) ? setOpen(what) : take(what))}
            >
              {t(`enrolment.act.${what}`)}
            </button>
          ))}
      </div>
      {open && (
        <Sheet title={t(`enrolment.act.${open}`)} onClose={() => setOpen(null)}>
          {open === 'leave' ? (
            <p>{t('enrolment.sure', { community: one.community.name })}</p>
          ) : (
            <div className="field">
              <label htmlFor="enrolment-until">{t('enrolment.until')}</label>
              <input
                id="enrolment-until"
                type="date"
                className="input"
                value={until}
                onChange={(event) => {
                  setUntil(event.target.value);
                  act.setError(null);
                }}
              />
              <span className="hint">{t('enrolment.untilHint')}</span>
            </div>
          )}
          <FormError error={act.error} />
          <button type="button" className="button main wide" disabled={act.busy !== null} onClick={() => take(open)}>
            {t('enrolment.yes')}
          </button>
        </Sheet>
      )}
    </section>
  );
};
