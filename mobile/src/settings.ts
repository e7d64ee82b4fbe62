import { useSyncExternalStore } from 'react';
import { applyMode, currentMode, type ModeChoice, modeChoice, onModeChange } from '#ui/mode.ts';
import { palette, sizes } from '#ui/theme.ts';

const key = 'linli.elder';
const listeners = new Set<() => void>();
let elder = (() => {
  try {
    return localStorage.getItem(key) === 'on';
  } catch {
    return false;
  }
})();

/** Puts mode and sizes onto the page as custom properties that the style sheets follow; elder mode has larger type and targets. */
export const applyLook = (): void => {
  const root = document.documentElement;
  const size = elder ? sizes.elder : sizes.phone;
  applyMode();
  root.toggleAttribute('data-elder', elder);
  root.style.setProperty('--base', `${size.font}px`);
  root.style.setProperty('--small', `${elder ? size.font : size.font - 2}px`);
  root.style.setProperty('--target', `${size.target}px`);
  root.style.setProperty('--title-lines', elder ? '4' : '2');
  if (elder) {
    // No pale text and no faint lines for tired eyes.
    const colours = palette[currentMode()];
    root.style.setProperty('--text-soft', colours.text);
    root.style.setProperty('--line', colours.textSoft);
    root.style.setProperty('--control', colours.textSoft);
  }
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', palette[currentMode()].ground);
};
onModeChange(applyLook);

/** Switches elder mode (长辈模式) and remembers it on this device. */
export const chooseElder = (on: boolean): void => {
  elder = on;
  try {
    localStorage.setItem(key, on ? 'on' : 'off');
  } catch {
    // A browser without storage: the choice holds until the page is left.
  }
  applyLook();
  for (const tell of listeners) tell();
};

export const useElder = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => elder,
  );

export const useModeChoice = (): ModeChoice => useSyncExternalStore(onModeChange, modeChoice);
