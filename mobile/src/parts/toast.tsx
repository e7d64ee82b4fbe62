import { useSyncExternalStore } from 'react';

let words = '';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const tell = (next: string) => {
  words = next;
  for (const listener of listeners) listener();
};

/** Says something short that needs no answer; read out by screen readers, gone after four seconds. */
export const toast = (message: string): void => {
  clearTimeout(timer);
  tell(message);
  timer = setTimeout(() => tell(''), 4000);
};

export const Toasts = () => {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => words,
  );
  return <div role="status">{shown && <p className="toast">{shown}</p>}</div>;
};
