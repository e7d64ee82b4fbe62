import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallError } from '#client/call.ts';
import * as dutiesApi from '#client/endpoints/duties.ts';
import type { DutyDetail } from '#contract/duties/api.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';

/** Claims a duty, or takes it over from somebody; the name is asked for once, of whoever is not known yet. */
export const Claim = ({ duty, insteadOf }: { duty: DutyDetail; insteadOf: string | null }) => {
  const { t } = useTranslation();
  const { busy, error, run } = useAct('duties');
  const [name, setName] = useState('');
  const unknown = error instanceof CallError && error.code === 'persons.name_needed';
  const [asked, setAsked] = useState(false);
  if (unknown && !asked) setAsked(true);
  if (duty.closed || (duty.free === 0 && insteadOf === null))
    return <p className="hint">{t(duty.closed ? 'duties.closed' : 'duties.fullText')}</p>;
  const claim = async (): Promise<void> => {
    const body = { name: name.trim().length < 2 ? null : name.trim(), insteadOf };
    const done = await run(`claim ${body.name ?? ''}`, (id) =>
      call(dutiesApi.claimDuty, { params: { dutyId: duty.id }, body: { id, ...body } }),
    );
    if (done) toast(t('duties.claimed'));
  };
  return (
    <form
      className="card stack"
      aria-label={t('duties.claim')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void claim();
      }}
    >
      {asked && (
        <label className="stack">
          <span>{t('duties.name')}</span>
          <input className="input" autoComplete="name" maxLength={40} value={name} onChange={({ target }) => setName(target.value)} />
          <span className="hint">{t('duties.nameHint')}</span>
        </label>
      )}
      <FormError error={unknown ? null : error} />
      <button type="submit" className="button main wide" disabled={busy !== null || (asked && name.trim().length < 2)}>
        {t(insteadOf ? 'duties.takeOver' : 'duties.claim')}
      </button>
      <p className="hint">{t('duties.claimHint')}</p>
    </form>
  );
};
