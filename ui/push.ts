/** How web push stands in this browser; `insecure`: browsers have it on https pages only. */
export type PushState = 'unsupported' | 'insecure' | 'denied' | 'off' | 'on';

/** The worker that shows notices; null where the browser has none, or none yet. */
export type Worker = () => Promise<ServiceWorkerRegistration | null>;

const supported = (): boolean => 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;

/** Whether this browser gets web push now. Asks nobody anything. */
export const pushState = async (worker: Worker): Promise<PushState> => {
  if (!globalThis.isSecureContext) return 'insecure';
  if (!supported()) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  const registered = await worker();
  if (!registered) return 'off';
  return (await registered.pushManager.getSubscription()) && Notification.permission === 'granted' ? 'on' : 'off';
};

/** What the server has to know of a subscription. */
export interface Subscribed {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

const bytes = (key: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

/**
 * Asks the person's leave and subscribes this browser. To be called from a tap, after it was explained: browsers show the question once.
 * @param key the installation's public key
 * @returns null when the person said no, or there is no worker
 */
export const startPush = async (worker: Worker, key: string): Promise<Subscribed | null> => {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const registered = await worker();
  if (!registered) return null;
  // one made with another installation's key cannot be taken over
  await (await registered.pushManager.getSubscription())?.unsubscribe();
  const made = await registered.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
  const { endpoint, keys } = made.toJSON();
  return endpoint && keys?.['p256dh'] && keys['auth'] ? { endpoint, keys: { p256dh: keys['p256dh'], auth: keys['auth'] } } : null;
};

/** Ends web push to this browser; answers which endpoint it had. */
export const endPush = async (worker: Worker): Promise<string | null> => {
  const subscription = await (await worker())?.pushManager.getSubscription();
  await subscription?.unsubscribe();
  return subscription?.endpoint ?? null;
};
