/**
 * The one place for colour, type, spacing and radii. Console, phone and charts read it. One accent, a sober vermilion; green, yellow
 * and red are kept for clocks alone. Every text colour below reaches 4.5 : 1 on its ground in its mode.
 */
export const palette = {
  light: {
    accent: '#b5402a',
    accentSoft: '#fbeeea',
    onAccent: '#ffffff',
    ground: '#f6f6f4',
    surface: '#ffffff',
    raised: '#ffffff',
    line: '#e3e2de',
    control: '#c9c8c3',
    text: '#1f2328',
    textSoft: '#5a6068',
    ink: '#3b4a5a',
    info: '#2f6690',
    link: '#8f3120',
    lightGreen: '#27734a',
    lightYellow: '#8a5f00',
    lightRed: '#b3261e',
  },
  dark: {
    accent: '#e8836d',
    accentSoft: '#3a231d',
    onAccent: '#1d0f0b',
    ground: '#141517',
    surface: '#1c1e21',
    raised: '#24272b',
    line: '#34383d',
    control: '#474d54',
    text: '#e8e8e6',
    textSoft: '#a5abb3',
    ink: '#c4ced8',
    info: '#8ab8dc',
    link: '#f0a08d',
    lightGreen: '#6fcf97',
    lightYellow: '#e3b341',
    lightRed: '#ff8a80',
  },
} as const;
export type Mode = keyof typeof palette;

/** Sizes in px. `elder` is the elder mode of the phone (GB/T 37668: text ≥ 18, targets ≥ 60). */
export const sizes = {
  console: { font: 14, target: 32 },
  phone: { font: 16, target: 44 },
  elder: { font: 20, target: 60 },
  line: 1.6,
  radius: 8,
  space: [0, 4, 8, 12, 16, 24, 32, 48],
} as const;

/** System fonts first: nothing is downloaded, Chinese is set in each platform's own face. */
export const fontFamily =
  '-apple-system, "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';
