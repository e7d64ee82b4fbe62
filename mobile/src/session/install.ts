import { useSyncExternalStore } from 'react';

interface InstallEvent extends Event {
  prompt: () => Promise<unknown>;
}
let offer: InstallEvent | null = null;
const listeners = new Set<() => void>();
const set = (next: InstallEvent | null) => {
  offer = next;
  for (const tell of listeners) tell();
};

/** Keeps the browser's offer to install, so that the person can take it up when they look for it instead of at once. */
export const watchInstall = (): void => {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    set(event as InstallEvent);
  });
  window.addEventListener('appinstalled', () => set(null));
};

/** How this device can keep the app: already there, by the browser's offer, or by hand from the browser's menu. */
export const useInstall = (): { kind: 'installed' | 'offer' | 'by_hand'; install: () => void } => {
  const current = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => offer,
  );
  const installed = matchMedia('(display-mode: standalone)').matches;
  const install = () => void current?.prompt().finally(() => set(null));
  return { kind: installed ? 'installed' : current ? 'offer' : 'by_hand', install };
};
