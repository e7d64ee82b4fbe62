import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/cases/api.ts';
import { isPaused } from '#contract/cases/states.ts';
import { spanWords } from '#ui/time.ts';

/** Each light has its own shape, so that it is told without colour. */
const shapes = {
  green: <circle cx="8" cy="8" r="7" />,
  yellow: <path d="M8 1 15.5 14.5H.5z" />,
  red: <path d="M5 .5h6L15.5 5v6L11 15.5H5L.5 11V5z" />,
};

/** The clock that runs for the handling side, in words: due in 3 hours, overdue by 2 days; the whole in 3 hours; back in 2 days. */
export const Clock = ({ row }: { row: Pick<CaseRow, 'state' | 'dueAt' | 'totalDueAt' | 'dueProvisional' | 'light'> }) => {
  const { dueAt, light } = row;
  const { t, i18n } = useTranslation();
  if (!dueAt || light === 'none') return null;
  const seconds = (new Date(dueAt).getTime() - Date.now()) / 1000;
  const span = spanWords(seconds, i18n.language);
  const way = seconds < 0 ? 'over' : isPaused(row.state) ? 'back' : 'due';
  return (
    <span className={`clock ${light}`}>
      <svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
        {shapes[light]}
      </svg>
      {t(row.totalDueAt === dueAt ? `clock.wholeIs.${way === 'over' ? 'over' : 'due'}` : `clock.${way}`, { span })}
      {row.dueProvisional && ` · ${t('clock.provisional')}`}
    </span>
  );
};
