import type { LiveCase, LiveViewing } from '#contract/cases/api.ts';

/** What an open screen listens to. `onHello` comes on every (re)connection: refetch what is on screen, something may have been missed. */
export interface LiveListeners {
  onHello?: () => void;
  onCase?: (event: LiveCase) => void;
  onViewing?: (event: LiveViewing) => void;
  /** Connection lost or restored, for a quiet hint on screen. */
  onState?: (connected: boolean) => void;
}

/** Opens the live stream; the browser reconnects by itself. Returns the function that closes it. */
export const listenLive = (listeners: LiveListeners, base = ''): (() => void) => {
  const source = new EventSource(`${base}/api/live`, { withCredentials: true });
  source.addEventListener('hello', () => {
    listeners.onState?.(true);
    listeners.onHello?.();
  });
  source.addEventListener('case', (e) => listeners.onCase?.(JSON.parse((e as MessageEvent<string>).data) as LiveCase));
  source.addEventListener('viewing', (e) => listeners.onViewing?.(JSON.parse((e as MessageEvent<string>).data) as LiveViewing));
  source.onerror = () => listeners.onState?.(false);
  return () => source.close();
};
