import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as noticesApi from '#client/endpoints/notices.ts';
import { endPush, pushState, startPush } from '#ui/push.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';

const worker = async (): Promise<ServiceWorkerRegistration | null> => (await navigator.serviceWorker.getRegistration('/')) ?? null;

/** Web push on this device: first what it is for, then a tap, then the browser's question. */
export const PushDevice = ({ pushKey }: { pushKey: string | null }) => {
  const { t } = useTranslation('notices');
  const client = useQueryClient();
  const state = useQuery({ queryKey: ['push-state'], queryFn: () => pushState(worker), staleTime: 0 });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (pushKey === null || !state.data) return null;
  const run = async (act: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setError(null);
    await act().catch(setError);
    await client.invalidateQueries({ queryKey: ['push-state'] });
    setBusy(false);
  };
  const on = async () => {
    const subscribed = await startPush(worker, pushKey);
    if (subscribed) await call(noticesApi.subscribePush, { body: subscribed });
  };
  const off = async () => {
    const endpoint = await endPush(worker);
    if (endpoint) await call(noticesApi.unsubscribePush, { body: { endpoint } });
  };
  const words = {
    unsupported: 'push.unsupported',
    insecure: 'push.secure',
    denied: 'push.denied',
    off: 'push.why',
    on: 'push.isOn',
  } as const;
  return (
    <section className="card" aria-label={t('push.label')}>
      <h2>{t('push.label')}</h2>
      <p className="soft">{t(words[state.data])}</p>
      <FormError error={error} />
      {(state.data === 'off' || state.data === 'on') && (
        <button
          type="button"
          className={state.data === 'off' ? 'button main wide' : 'button wide'}
          disabled={busy}
          onClick={() => void run(state.data === 'off' ? on : off)}
        >
          {t(state.data === 'off' ? 'push.on' : 'push.off')}
        </button>
      )}
    </section>
  );
};
