import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as rostersApi from '#client/endpoints/rosters.ts';
import type { MyShift } from '#contract/rosters/api.ts';
import { platformDay, shortTime } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useMe } from '../../session/session.ts';
import { rosterQuery } from './queries.ts';

/** Asks a colleague to take an own shift, for one of theirs of the next four weeks or for nothing. */
export const SwapForm = ({ shift, onClose }: { shift: MyShift; onClose: () => void }) => {
  const { t, i18n } = useTranslation();
  const me = useMe()?.account.id;
  const roster = useQuery(rosterQuery(shift.roster.id, platformDay()));
  const act = useAct('duty');
  const [of, setOf] = useState('');
  const [inReturn, setInReturn] = useState('');
  const [reason, setReason] = useState('');
  const theirs = (roster.data?.days ?? []).flatMap(({ slots }) =>
    slots.flatMap((one) =>
      Date.parse(one.from) > Date.now()
        ? one.shifts
            .filter(({ person }) => person.accountId === of)
            .map(({ id }) => ({ id, words: `${shortTime(one.from, i18n.language)} ${one.name}` }))
        : [],
    ),
  );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (of === '') {
      act.setError(t('duty.whomNeeded'));
      return;
    }
    const body = { of, inReturn: inReturn || null, reason: reason.trim() || null };
    void act
      .run(JSON.stringify(body), (id) => call(rostersApi.askSwap, { params: { shiftId: shift.id }, body: { id, ...body } }))
      .then((done) => {
        if (!done) return;
        toast(t('duty.asked'));
        onClose();
      });
  };
  return (
    <Sheet title={t('duty.swapOf', { time: shortTime(shift.from, i18n.language) })} onClose={onClose}>
      {roster.isPending && <Loading rows={2} />}
      {roster.isError && !roster.data && <Failure error={roster.error} onRetry={() => void roster.refetch()} />}
      {roster.data && (
        <form className="stack" onSubmit={send} onInput={() => act.setError(null)} noValidate>
          <div className="field">
            <label htmlFor="swap-whom">{t('duty.whom')}</label>
            <select
              id="swap-whom"
              className="input"
              value={of}
              onChange={(event) => {
                setOf(event.target.value);
                setInReturn('');
              }}
            >
              <option value="">{t('duty.choose')}</option>
              {roster.data.people
                .filter(({ accountId }) => accountId !== me)
                .map(({ accountId, name }) => (
                  <option key={accountId} value={accountId}>
                    {name}
                  </option>
                ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="swap-back">{t('duty.inReturn')}</label>
            <select id="swap-back" className="input" value={inReturn} onChange={(event) => setInReturn(event.target.value)}>
              <option value="">{t('duty.nothing')}</option>
              {theirs.map(({ id, words }) => (
                <option key={id} value={id}>
                  {words}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="swap-reason">{t('duty.reason')}</label>
            <input id="swap-reason" className="input" maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
          </div>
          <FormError error={act.error} />
          <button type="submit" className="button main wide" disabled={act.busy !== null}>
            {t('duty.ask')}
          </button>
        </form>
      )}
    </Sheet>
  );
};
