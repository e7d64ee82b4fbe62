import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { addressOf } from '#client/call.ts';
import * as visitsApi from '#client/endpoints/visits.ts';
import type { FollowUp } from '#contract/visits/follow-ups.ts';
import { type FollowUpOutcome, followUpOutcomes } from '#contract/visits/kinds.ts';
import { shortTime } from '#ui/time.ts';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useMe } from '../../session/session.ts';
import { submitWritten } from '../../store/outbox.ts';
import { followUpsQuery, visitsKey } from './queries.ts';

/** What must be done after a visit, each with what may have come of it. */
export const FollowUps = () => {
  const { data } = useQuery(followUpsQuery);
  return (data?.items ?? []).map((one) => <One key={one.id} one={one} />);
};

const One = ({ one }: { one: FollowUp }) => {
  const { t, i18n } = useTranslation();
  const owner = useMe()?.account.id ?? null;
  const [busy, setBusy] = useState(false);
  const [settled, setSettled] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const settle = async (outcome: FollowUpOutcome): Promise<void> => {
    setBusy(true);
    setError(null);
    const id = v7();
    const { path, answers } = visitsApi.settleFollowUp;
    const what = t(`visits-own:outcomes.${outcome}`);
    const { status, ...rest } = await submitWritten(
      {
        id,
        title: one.address,
        body: { id, outcome } as { id: string },
        written: {
          path: addressOf(path, { params: { followUpId: one.id } }),
          answers,
          what,
          renews: visitsKey,
          page: '/visits',
          subject: one.id,
        },
        photos: [],
      },
      owner,
    );
    setBusy(false);
    if (status === 'unkept') return setError(t('room.unkept'));
    if (status === 'refused') return setError('error' in rest ? rest.error : null);
    setSettled(true);
    toast(t(status === 'sent' ? 'act.done' : 'act.kept', { action: what }));
  };
  if (settled) return null;
  return (
    <section className="card stack" aria-label={t(`visits-own:followUps.${one.kind}`)}>
      <h2>{t(`visits-own:followUps.${one.kind}`)}</h2>
      <p>
        {one.address} <span className="soft">{one.area.name}</span>
      </p>
      <p className={one.late ? 'bad' : 'soft'}>{t(`visits.do.${one.kind}`, { when: shortTime(one.dueAt, i18n.language) })}</p>
      <FormError error={error} />
      <div className="wrap">
        {followUpOutcomes[one.kind].map((outcome) => (
          <button key={outcome} type="button" className="button" disabled={busy} onClick={() => void settle(outcome)}>
            {t(`visits-own:outcomes.${outcome}`)}
          </button>
        ))}
      </div>
    </section>
  );
};
