import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as meetingsApi from '#client/endpoints/meetings.ts';
import type { MeetingDetail } from '#contract/meetings/api.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';

/** Whether one comes: one tap for yes, a reason for no, a name for a proxy. */
export const Answer = ({ m, seatId }: { m: MeetingDetail; seatId: string }) => {
  const { t } = useTranslation();
  const { busy, error, run } = useAct('meetings');
  const own = m.seats.find(({ id }) => id === seatId);
  const [open, setOpen] = useState<'not_coming' | 'proxy' | null>(null);
  const [reason, setReason] = useState('');
  const [proxyId, setProxyId] = useState('');
  const send = async (answer: 'coming' | 'not_coming' | 'proxy'): Promise<void> => {
    const done = await run(answer, (id) =>
      call(meetingsApi.answerMeeting, {
        params: { seatId },
        body: { id, answer, reason: reason.trim(), proxyId: answer === 'proxy' ? proxyId : null },
      }),
    );
    if (!done) return;
    setOpen(null);
    toast(t('meetings.done'));
  };
  return (
    <section className="card stack" aria-label={t('meetings.answerTitle')}>
      <h2>{t('meetings.answerTitle')}</h2>
      {own && own.answer !== 'none' && <p role="status">{t('meetings.answered', { answer: t(`meetings.answers.${own.answer}`) })}</p>}
      <FormError error={error} />
      <button type="button" className="button main wide" disabled={busy !== null} onClick={() => void send('coming')}>
        {t('meetings.coming')}
      </button>
      <button type="button" className="button wide" aria-expanded={open === 'not_coming'} onClick={() => setOpen('not_coming')}>
        {t('meetings.notComing')}
      </button>
      {open === 'not_coming' && (
        <>
          <label className="stack">
            <span>{t('meetings.reason')}</span>
            <input className="input" value={reason} maxLength={100} onChange={({ target }) => setReason(target.value)} />
          </label>
          <button
            type="button"
            className="button main wide"
            disabled={busy !== null || reason.trim() === ''}
            onClick={() => void send('not_coming')}
          >
            {t('meetings.send')}
          </button>
        </>
      )}
      {m.proxies > 0 && (
        <button type="button" className="button wide" aria-expanded={open === 'proxy'} onClick={() => setOpen('proxy')}>
          {t('meetings.proxy')}
        </button>
      )}
      {open === 'proxy' && (
        <>
          <label className="stack">
            <span>{t('meetings.proxyWho')}</span>
            <select className="input" value={proxyId} onChange={({ target }) => setProxyId(target.value)}>
              <option value="" />
              {m.seats
                .filter(({ id, role }) => id !== seatId && role !== 'observer')
                .map(({ id, name, organisation }) => (
                  <option key={id} value={id}>
                    {organisation ? `${name} · ${organisation}` : name}
                  </option>
                ))}
            </select>
          </label>
          <button type="button" className="button main wide" disabled={busy !== null || proxyId === ''} onClick={() => void send('proxy')}>
            {t('meetings.send')}
          </button>
        </>
      )}
    </section>
  );
};
