import { type Mode, palette } from '../theme.ts';

/** Figures of one line or colour; null where there is none. */
export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly dashed?: boolean;
  /** What is missing of a whole: there, and no more than that. */
  readonly quiet?: boolean;
}

export interface ChartProps {
  readonly kind: 'line' | 'bar' | 'stacked';
  /** What it shows, in words: its name for who does not see it, and the caption of its table. */
  readonly title: string;
  /** Along the axis, one per value. */
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly locale: string;
  readonly mode: Mode;
  /** In px. */
  readonly height?: number;
  /** Bars lie, so that long names fit. */
  readonly lying?: boolean;
  /** Larger type, for the elder mode. */
  readonly elder?: boolean;
}

/** Colours of series, in order: told apart from the clocks' green, yellow and red. */
export const seriesColours = (mode: Mode): readonly string[] => {
  const c = palette[mode];
  return [c.info, c.ink, c.accent, c.textSoft];
};
export const colourOf = (mode: Mode, { quiet }: Series, index: number): string =>
  quiet ? palette[mode].control : (seriesColours(mode)[index % 4] as string);

/** 12,345 below ten thousand, 1.2万 above; the compact form of the language. */
export const shortNumber = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { notation: Math.abs(value) < 10_000 ? 'standard' : 'compact', maximumFractionDigits: 1 }).format(value);
