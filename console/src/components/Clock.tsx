import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/cases/api.ts';
import { isPaused } from '#contract/cases/states.ts';
import { fullTime, secondsUntil, spanWords } from '#ui/time.ts';
import { useLocale, useNow } from '../app/hooks.ts';

const shapes = {
  green: <circle cx="5" cy="5" r="4" />,
  yellow: <path d="M5 .8 9.5 9H.5z" />,
  red: <path d="M1 1h8v8H1z" />,
  none: null,
} as const;

/**
 * The clock of a case: a light by colour and shape (round, triangle, square) and the words that press: `3 小时后到期`; of the whole where that
 * is due first, of a case that pauses until it comes back.
 */
export const Clock = ({ row }: { row: Pick<CaseRow, 'state' | 'light' | 'dueAt' | 'totalDueAt' | 'dueProvisional'> }) => {
  const { light, dueAt } = row;
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  if (light === 'none' || !dueAt) return null;
  const left = secondsUntil(dueAt, now);
  const shown = left <= 0 ? 'red' : light;
  const duration = spanWords(left, locale);
  const way = left <= 0 ? 'over' : isPaused(row.state) ? 'back' : 'due';
  const words = t(row.totalDueAt === dueAt ? `clock.wholeIs.${way === 'over' ? 'over' : 'due'}` : `clock.${way}`, { duration });
  return (
    <Tooltip title={`${t(`cases:lights.${shown}`)} · ${t('clock.at', { moment: fullTime(dueAt, locale) })}`}>
      <span className={`clock clock-${shown}`}>
        <svg width="10" height="10" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true">
          {shapes[shown]}
        </svg>
        {words}
        {row.dueProvisional && ` · ${t('clock.provisional')}`}
      </span>
    </Tooltip>
  );
};
