import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { addressOf } from '#client/call.ts';
import * as householdsApi from '#client/endpoints/households.ts';
import type { MyHousehold } from '#contract/households/mine.ts';
import { type ContactWay, contactWays } from '#contract/households/mine-values.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, FormError, Loading, Stale } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { WaitingWritten } from '../../parts/waiting-written.tsx';
import { actNow } from '../../place/act.ts';
import { useMe } from '../../session/session.ts';
import { beginAt } from '../../store/draft.ts';
import { submitWritten } from '../../store/outbox.ts';
import { Spoken } from './mine-page.tsx';
import { mineQuery } from './queries.ts';

/** One of the holder's households: who lives there, when somebody last spoke with them, and what can be done for them. */
export const MyHouseholdPage = () => {
  const { t } = useTranslation();
  const { householdId } = useParams({ strict: false }) as { householdId: string };
  const list = useQuery(mineQuery);
  const one = list.data?.items.find(({ id }) => id === householdId);
  return (
    <Page title={one?.address ?? t('mine.title')} back>
      {one ? (
        <>
          <Stale list={list} />
          <Shown one={one} />
        </>
      ) : list.data ? (
        <p className="card">{t('mine.gone')}</p>
      ) : list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Loading rows={2} />
      )}
    </Page>
  );
};

const Shown = ({ one }: { one: MyHousehold }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const owner = useMe()?.account.id ?? null;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const page = `/my-households/${one.id}`;
  const note = async (how: ContactWay): Promise<void> => {
    setBusy(true);
    setError(null);
    const id = v7();
    const what = t(`mine.ways.${how}`);
    const { path, answers } = householdsApi.contactHousehold;
    const outcome = await submitWritten(
      {
        id,
        title: one.address,
        body: { id, act: await actNow(how !== 'phone'), how } as { id: string },
        written: {
          path: addressOf(path, { params: { householdId: one.id } }),
          answers,
          what,
          renews: 'households',
          page,
          acted: true,
          subject: one.id,
        },
        photos: [],
      },
      owner,
    );
    setBusy(false);
    if (outcome.status === 'unkept') return setError(t('room.unkept'));
    if (outcome.status === 'refused') return setError(outcome.error);
    toast(t(outcome.status === 'sent' ? 'act.done' : 'act.kept', { action: what }));
  };
  const report = (): void => {
    beginAt({ kind: 'area', point: one.point, areaCode: one.areaCode, name: one.area }, one.address);
    void navigate({ to: '/report' });
  };
  return (
    <>
      <section className="card tight" aria-label={t('mine.known')}>
        <span className="soft">{one.area}</span>
        <Spoken one={one} />
        {one.people !== null && <span>{t('buildings.people', { count: one.people })}</span>}
        {one.members.map(({ name, relation }) => (
          <span key={`${name} ${relation}`}>
            {name} <span className="soft">{t(`buildings.relations.${relation}`)}</span>
          </span>
        ))}
      </section>
      <WaitingWritten page={page} />
      <FormError error={error} />
      <div className="stack">
        {contactWays.map((how) => (
          <button
            key={how}
            type="button"
            className={how === 'visit' ? 'button main wide' : 'button wide'}
            disabled={busy}
            onClick={() => void note(how)}
          >
            {t(`mine.ways.${how}`)}
          </button>
        ))}
      </div>
      <p className="hint">{t('mine.positionHint')}</p>
      <section className="card stack" aria-label={t('mine.help')}>
        <h2>{t('mine.help')}</h2>
        <button type="button" className="button wide" onClick={report}>
          {t('mine.report')}
        </button>
        <Link to="/services/$" params={{ _splat: 'all' }} className="button wide">
          {t('mine.apply')}
        </Link>
      </section>
    </>
  );
};
