import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/cases/api.ts';
import { isPaused } from '#contract/cases/states.ts';
import { shortTime } from '#ui/time.ts';

/** By when the reporter may expect an answer, in plain words; also when that time has passed, and of a case that pauses when it goes on. */
export const AnswerBy = ({ row }: { row: Pick<CaseRow, 'state' | 'answerBy' | 'dueAt'> }) => {
  const { t, i18n } = useTranslation();
  const paused = isPaused(row.state);
  const at = paused ? row.dueAt : row.answerBy;
  if (!at) return null;
  const way = paused ? row.state : Date.parse(at) < Date.now() ? 'late' : 'due';
  return <span className="small">{t(`answerBy.${way}`, { when: shortTime(at, i18n.language) })}</span>;
};
