import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as rostersApi from '#client/endpoints/rosters.ts';
import type { MyShift } from '#contract/rosters/api.ts';
import { shortTime } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, FormError, Loading, Stale } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { NoteForm } from './note-form.tsx';
import { dutyQuery } from './queries.ts';
import { SwapCard } from './swap-card.tsx';
import { SwapForm } from './swap-form.tsx';

/** Own duty: swaps to answer, notes to sign for, shifts to come. */
export const DutyPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('duty.title')} back>
      {me === null ? <AskSignIn text={t('me.signIn')} /> : me ? <Duty /> : <Loading />}
    </Page>
  );
};

const Duty = () => {
  const { t, i18n } = useTranslation();
  const duty = useQuery(dutyQuery);
  const act = useAct('duty');
  const [swapping, setSwapping] = useState<MyShift | null>(null);
  if (duty.isPending) return <Loading />;
  if (!duty.data) return <Failure error={duty.error} onRetry={() => void duty.refetch()} />;
  const { shifts, swaps, notes } = duty.data;
  const current = shifts.find(({ from }) => Date.parse(from) <= Date.now());
  const sign = (handoverId: string): void =>
    void act
      .run(handoverId, (id) => call(rostersApi.readHandover, { params: { handoverId }, body: { id } }))
      .then((done) => done && toast(t('duty.signed')));
  if (shifts.length + swaps.length + notes.length === 0) return <Empty icon="clock" title={t('duty.none')} text={t('duty.noneText')} />;
  return (
    <>
      <Stale list={duty} />
      <FormError error={act.error} />
      {swaps.map((swap) => (
        <SwapCard key={swap.id} swap={swap} />
      ))}
      {notes.map(({ id, roster, text, author, writtenAt }) => (
        <section key={id} className="card" aria-label={t('duty.note', { name: author.name })}>
          <h2>{t('duty.note', { name: author.name })}</h2>
          <p className="plain">{text}</p>
          <p className="small soft">
            {roster.name} · {shortTime(writtenAt, i18n.language)}
          </p>
          <button type="button" className="button main wide" disabled={act.busy !== null} onClick={() => sign(id)}>
            {t('duty.sign')}
          </button>
        </section>
      ))}
      {current && <NoteForm roster={current.roster} />}
      {shifts.length > 0 && (
        <section className="card" aria-label={t('duty.shifts')}>
          <h2>{t('duty.shifts')}</h2>
          {shifts.map((shift) => (
            <div key={shift.id} className="row">
              <span className="grow tight">
                <strong>{shortTime(shift.from, i18n.language)}</strong>
                <span className="small">
                  {shift.roster.name} · {shift.slot}
                </span>
                <span className="small soft">{t('duty.until', { time: shortTime(shift.to, i18n.language) })}</span>
                {shift.with.length > 0 && (
                  <span className="small soft">{t('duty.with', { names: shift.with.map(({ name }) => name).join(t('duty.and')) })}</span>
                )}
              </span>
              {shift.swap ? (
                <span className="tag">{t(`duty.swapIs.${shift.swap}`)}</span>
              ) : (
                Date.parse(shift.from) > Date.now() && (
                  <button
                    type="button"
                    className="button"
                    aria-label={t('duty.swapOf', { time: shortTime(shift.from, i18n.language) })}
                    onClick={() => setSwapping(shift)}
                  >
                    {t('duty.swap')}
                  </button>
                )
              )}
            </div>
          ))}
        </section>
      )}
      {swapping && <SwapForm shift={swapping} onClose={() => setSwapping(null)} />}
    </>
  );
};
