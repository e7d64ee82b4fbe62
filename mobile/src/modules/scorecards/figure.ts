import { useTranslation } from 'react-i18next';
import type { ScoreRow } from '#contract/scorecards/api.ts';
import type { Card, Unit } from '#contract/scorecards/card.ts';

const short = (x: number): number => Math.round(x * 100) / 100;

/** How a figure is told: its number with what it was made of, or why there is none. */
export const useFigure = () => {
  const { t } = useTranslation('scorecards-phone');
  const told = (value: number | null, unit: Unit): string => (value === null ? '—' : t(`units.${unit}`, { value: short(value) }));
  return {
    told,
    points: (points: number | null): string => (points === null ? '—' : String(short(points))),
    line: ({ state, figure, n, of, excluded }: ScoreRow['lines'][number], { unit, source }: Card['indicators'][number]): string =>
      state !== 'known'
        ? t(state === 'unknown' && source.kind === 'given' ? 'figure.ungiven' : `figure.${state}`)
        : [
            told(figure, unit),
            of !== null && (Number.isInteger(n) ? t('figure.madeOf', { n, of }) : t('figure.sheets', { count: of })),
            excluded > 0 && t('figure.excluded', { count: excluded }),
          ]
            .filter(Boolean)
            .join(' '),
  };
};
