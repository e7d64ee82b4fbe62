import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreRow } from '#contract/scorecards/api.ts';
import type { Card } from '#contract/scorecards/card.ts';
import { type BoundaryCollection, noBoundaries } from '#ui/map.ts';
import { boundariesQuery } from '../../app/queries.ts';
import { AreaMap } from '../../components/map/AreaMap.tsx';
import '../../styles/overview.css';

/** Below this an area looks like one without a total. */
const palest = 0.08;

/** Areas coloured by their totals between the lowest and the highest, darker for more; a click opens the area's page. Areas without a total stay blank. */
export const ScoreMap = ({ card, scores, runId }: { card: Card; scores: readonly ScoreRow[]; runId: string | undefined }) => {
  const { t } = useTranslation('scorecards-console');
  const navigate = useNavigate();
  const { data } = useQuery(boundariesQuery(undefined, card.subjects === 'street' ? 'street' : 'community'));
  const [low, high] = useMemo(() => {
    const totals = scores.flatMap(({ total }) => total ?? []);
    return [Math.min(...totals), Math.max(...totals)];
  }, [scores]);
  const shares = useMemo(
    () =>
      new Map(
        scores.flatMap(({ subject, total }): [string, number][] =>
          total === null ? [] : [[subject, palest + (1 - palest) * (high > low ? (total - low) / (high - low) : 1)]],
        ),
      ),
    [scores, low, high],
  );
  return (
    <section className="card" aria-label={t('mapOf')}>
      {shares.size > 0 && (
        <span className="legend above-map">
          <span className="num">{low.toFixed(card.digits)}</span>
          <i className="legend-scale legend-scale-whole" />
          <span className="num">{high.toFixed(card.digits)}</span>
        </span>
      )}
      <AreaMap
        areas={(data as BoundaryCollection | undefined) ?? noBoundaries}
        shares={shares}
        height={420}
        label={t('mapOf')}
        onArea={(code) => {
          if (runId !== undefined && shares.has(code))
            void navigate({ to: '/scorecards/runs/$runId/$subject', params: { runId, subject: code } });
        }}
      />
    </section>
  );
};
