import { useTranslation } from 'react-i18next';
import type { ScoreRow } from '#contract/scorecards/api.ts';
import type { Card } from '#contract/scorecards/card.ts';
import '../../styles/scorecards.css';

/** Totals as dots on one line each, so that how far apart two ranks lie is seen before who is ahead. */
export const DotPlot = ({ card, scores }: { card: Card; scores: readonly ScoreRow[] }) => {
  const { t } = useTranslation('scorecards-console');
  const totals = scores.flatMap(({ total }) => total ?? []);
  const low = Math.min(...totals, card.full);
  // room on the left, as a dot on the edge looks like nought
  const from = Math.max(0, Math.floor(low - (card.full - low) * 0.1));
  const to = Math.max(card.full, ...totals);
  const at = (total: number): string => `${(100 * (total - from)) / Math.max(1, to - from)}%`;
  return (
    <ol className="score-dots">
      <li aria-hidden="true" className="soft">
        <span />
        <span className="score-scale num">
          <span>{from}</span>
          <span>{to}</span>
        </span>
        <span />
      </li>
      {scores.map(({ subject, name, total, rank, list }) => (
        <li key={subject}>
          <span>{name}</span>
          <span className="score-line" aria-hidden="true">
            {total !== null && <i className={list ?? ''} style={{ insetInlineStart: at(total) }} />}
          </span>
          <span className="num">
            {total === null ? '—' : total.toFixed(card.digits)}
            {rank !== null && <span className="soft"> {t('rankOf', { rank })}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
};
