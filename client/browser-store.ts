import type { TextStore } from './kept.ts';

/** The browser's own store: it outlives reload, crash and the end of the browser. Throws where the browser forbids it or is full. */
export const browserStore: TextStore = {
  keys: () => Object.keys(localStorage),
  get: (key) => localStorage.getItem(key),
  set: (key, text) => localStorage.setItem(key, text),
  remove: (key) => localStorage.removeItem(key),
};

/** A name for this window (tab): the same after a reload, another in every other window. */
export const windowName = (newId: () => string): string => {
  const key = 'linli.window';
  const fresh = newId();
  try {
    const known = sessionStorage.getItem(key) ?? fresh;
    sessionStorage.setItem(key, known);
    return known;
  } catch {
    return fresh;
  }
};
