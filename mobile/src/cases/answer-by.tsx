import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/cases/api.ts';
import { shortTime } from '#ui/time.ts';

/** By when the reporter may expect an answer, in plain words; also when that time has passed, and of a shelved case when it goes on. */
export const AnswerBy = ({ row }: { row: Pick<CaseRow, 'state' | 'answerBy' | 'dueAt'> }) => {
  const { t, i18n } = useTranslation();
  const shelved = row.state === 'shelved';
  const at = shelved ? row.dueAt : row.answerBy;
  if (!at) return null;
  const way = shelved ? 'shelved' : Date.parse(at) < Date.now() ? 'late' : 'due';
  return <span className="small">{t(`answerBy.${way}`, { when: shortTime(at, i18n.language) })}</span>;
};
