import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { endPush, pushState, startPush } from '#ui/push.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';

/** The console's own worker: it does nothing but show notices. */
const worker = (): Promise<ServiceWorkerRegistration | null> =>
  navigator.serviceWorker.getRegistration('/console/').then((one) => (one?.scope.endsWith('/console/') ? one : null));
const registered = async (): Promise<ServiceWorkerRegistration> => {
  await navigator.serviceWorker.register('/push.js', { scope: '/console/' });
  return navigator.serviceWorker.ready;
};

/** Web push on this computer: first what it is for, then a click, then the browser's question. */
export const PushDevice = ({ pushKey }: { pushKey: string | null }) => {
  const { t } = useTranslation('notices');
  const client = useQueryClient();
  const { data: state } = useQuery({ queryKey: ['push-state'], queryFn: () => pushState(worker), staleTime: 0 });
  const change = useMutation({
    mutationFn: async (on: boolean) => {
      if (on && pushKey) {
        const subscribed = await startPush(registered, pushKey);
        if (subscribed) await call(endpoints.notices.subscribePush, { body: subscribed });
      } else {
        const endpoint = await endPush(worker);
        if (endpoint) await call(endpoints.notices.unsubscribePush, { body: { endpoint } });
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['push-state'] }),
  });
  if (pushKey === null || !state) return null;
  const words = {
    unsupported: 'push.unsupported',
    insecure: 'push.secure',
    denied: 'push.denied',
    off: 'push.why',
    on: 'push.isOn',
  } as const;
  return (
    <section className="card setting">
      <div className="setting-wide">
        <h2>{t('push.label')}</h2>
        <p>{t(words[state])}</p>
        {change.error && (
          <p className="field-problem" role="alert">
            {wordsFor(change.error)}
          </p>
        )}
        {(state === 'off' || state === 'on') && (
          <Button type={state === 'off' ? 'primary' : 'default'} loading={change.isPending} onClick={() => change.mutate(state === 'off')}>
            {t(state === 'off' ? 'push.on' : 'push.off')}
          </Button>
        )}
      </div>
    </section>
  );
};
