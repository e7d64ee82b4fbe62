import { useSyncExternalStore } from 'react';
import type { Group } from './pages.ts';

/** How this computer's side menu stands. */
interface MenuState {
  /** Signs alone; null while nobody chose: then the width of the window decides. */
  readonly narrow: boolean | null;
  readonly folded: readonly Group[];
}

const key = 'linli.menu';
const read = (): MenuState => {
  try {
    const { narrow = null, folded = [] } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<MenuState>;
    return { narrow, folded };
  } catch {
    // storage forbidden, or written by something else
    return { narrow: null, folded: [] };
  }
};

let state = read();
const tellers = new Set<() => void>();
const keep = (next: MenuState): void => {
  state = next;
  try {
    localStorage.setItem(key, JSON.stringify(next));
  } catch {
    // storage may be forbidden: the choice then lasts as long as the page
  }
  for (const tell of tellers) tell();
};

/** Shows the menu as signs alone, or in full, and remembers it on this computer. */
export const setNarrow = (narrow: boolean): void => keep({ ...state, narrow });

/** Folds a group of the menu or unfolds it, and remembers it. */
export const toggleGroup = (group: Group): void =>
  keep({ ...state, folded: state.folded.includes(group) ? state.folded.filter((one) => one !== group) : [...state.folded, group] });

/** The menu as it stands; re-renders when it changes. */
export const useMenuState = (): MenuState =>
  useSyncExternalStore(
    (tell) => {
      tellers.add(tell);
      return () => void tellers.delete(tell);
    },
    () => state,
  );
