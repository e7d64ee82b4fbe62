import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as accountsApi from '#client/endpoints/accounts.ts';
import { deviceWords } from '#ui/session-words.ts';
import { shortTime } from '#ui/time.ts';
import { call } from '../../../api.ts';
import { Page } from '../../../parts/page.tsx';
import { Failure, FormError, Loading } from '../../../parts/states.tsx';
import { toast } from '../../../parts/toast.tsx';
import { AskSignIn } from '../../../session/ask-sign-in.tsx';
import { bindPhone, canBind, changePin, unbindPhone } from '../../../session/binding.ts';
import { lock, useStanding } from '../../../session/bound.ts';
import { NewPin } from '../../../session/new-pin.tsx';
import { useMe } from '../../../session/session.ts';

/** This phone as the account's own: bound, it works a day without a network and sends what was written after the session has ended. */
export const DevicePage = () => {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const { row } = useStanding();
  const [changing, setChanging] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const list = useQuery({
    queryKey: ['devices'],
    queryFn: ({ signal }) => call(accountsApi.listDevices, {}, signal),
    staleTime: 0,
    enabled: me != null,
  });
  const run = async (act: () => Promise<unknown>, done: string) => {
    setBusy(true);
    setError(null);
    await act().then(async () => {
      toast(done);
      await list.refetch();
    }, setError);
    setBusy(false);
  };
  const bind = async (pin: string): Promise<null> => {
    if (me) await bindPhone(me, pin);
    toast(t('device.bound'));
    void list.refetch();
    return null;
  };
  const rePin = async (pin: string, old: string): Promise<string | null> => {
    if (!(await changePin(old, pin))) return t('device.pinOldWrong');
    setChanging(false);
    toast(t('device.pinChanged'));
    return null;
  };
  const days = list.data?.days;
  const others = (list.data?.items ?? []).filter(({ id }) => id !== row?.deviceId);
  return (
    <Page title={t('device.title')} back>
      {me === null && <AskSignIn text={t('device.what')} />}
      {me && (
        <>
          <p>{t('device.what')}</p>
          <ul className="tight soft">
            {(t('device.points', { returnObjects: true }) as string[]).map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          {list.isPending && !row && <Loading rows={1} />}
          {list.isError && !row && <Failure error={list.error} onRetry={() => void list.refetch()} />}
          {row ? (
            <section className="card" aria-label={t('device.this')}>
              <strong>{t('device.isBound')}</strong>
              {list.data?.items
                .filter(({ id }) => id === row.deviceId)
                .map(({ id, until }) => (
                  <span key={id} className="hint">
                    {t('device.until', { when: shortTime(until, i18n.language) })}
                  </span>
                ))}
              {changing ? (
                <NewPin old action={t('device.changePin')} onPin={rePin} />
              ) : (
                <div className="wrap">
                  <button type="button" className="button" onClick={lock}>
                    {t('device.lock')}
                  </button>
                  <button type="button" className="button" onClick={() => setChanging(true)}>
                    {t('device.changePin')}
                  </button>
                  <button
                    type="button"
                    className="button"
                    disabled={busy}
                    onClick={() => window.confirm(t('device.confirmUnbind')) && void run(unbindPhone, t('device.unbound'))}
                  >
                    {t('device.unbind')}
                  </button>
                </div>
              )}
            </section>
          ) : !canBind() ? (
            <p className="bad">{t('device.notHere')}</p>
          ) : days === 0 ? (
            <p className="bad">{t('device.notAllowed')}</p>
          ) : (
            days !== undefined && (
              <section className="card" aria-label={t('device.bind')}>
                <p className="hint">{t('device.pinHint', { count: days })}</p>
                <NewPin action={t('device.bind')} onPin={bind} />
              </section>
            )
          )}
          <FormError error={error} />
          {others.length > 0 && <h2>{t('device.others')}</h2>}
          <ul className="stack">
            {others.map((one) => (
              <li key={one.id} className="card">
                <div className="tight">
                  <strong>{deviceWords(one, t)}</strong>
                  <span className="hint">{t('device.since', { when: shortTime(one.boundAt, i18n.language) })}</span>
                  {one.sentAt && <span className="hint">{t('device.sent', { when: shortTime(one.sentAt, i18n.language) })}</span>}
                </div>
                <button
                  type="button"
                  className="button"
                  disabled={busy}
                  aria-label={t('device.unbindOne', { device: deviceWords(one, t) })}
                  onClick={() =>
                    void run(() => call(accountsApi.unbindDevice, { params: { deviceId: one.id }, body: {} }), t('device.unbound'))
                  }
                >
                  {t('device.unbind')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
};
