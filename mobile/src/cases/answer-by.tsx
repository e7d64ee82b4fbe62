import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/cases/api.ts';
import { shortTime } from '#ui/time.ts';

/** By when the reporter may expect an answer, in plain words; also when that time has passed. */
export const AnswerBy = ({ answerBy }: Pick<CaseRow, 'answerBy'>) => {
  const { t, i18n } = useTranslation();
  if (!answerBy) return null;
  const late = Date.parse(answerBy) < Date.now();
  return <span className="small">{t(late ? 'answerBy.late' : 'answerBy.due', { when: shortTime(answerBy, i18n.language) })}</span>;
};
