import { fontFamily, type Mode, palette, sizes } from './theme.ts';

/** What the person chose; `system` follows the device. */
export type ModeChoice = Mode | 'system';

const key = 'linli.mode';
const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

const stored = (): ModeChoice => {
  try {
    const value = localStorage.getItem(key);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system';
  }
};
let choice: ModeChoice = stored();

const kebab = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

/** The mode in force now. */
export const currentMode = (): Mode => (choice === 'system' ? (dark?.matches ? 'dark' : 'light') : choice);
/** The person's own choice, for the switch. */
export const modeChoice = (): ModeChoice => choice;

/** Writes the palette as CSS variables (`--accent`, `--text-soft`, …) on the page, so that style sheets and SVG follow the mode. */
export const applyMode = (): void => {
  const mode = currentMode();
  const root = document.documentElement;
  for (const [name, value] of Object.entries(palette[mode])) root.style.setProperty(`--${kebab(name)}`, value);
  root.style.setProperty('--font', fontFamily);
  root.style.setProperty('--radius', `${sizes.radius}px`);
  root.style.colorScheme = mode;
  root.dataset['mode'] = mode;
};

const changed = (): void => {
  applyMode();
  for (const tell of listeners) tell();
};
dark?.addEventListener('change', changed);

/** Chooses a mode and remembers it on this device. */
export const chooseMode = (next: ModeChoice): void => {
  choice = next;
  try {
    if (next === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  } catch {
    // storage may be forbidden: the choice then lasts as long as the page
  }
  changed();
};

/** Subscribes to changes of the mode (for `useSyncExternalStore`). */
export const onModeChange = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => void listeners.delete(tell);
};
