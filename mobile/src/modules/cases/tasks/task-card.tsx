import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/cases/api.ts';
import { nameOf } from '#ui/i18n.ts';
import { relativeTime } from '#ui/time.ts';
import { Clock } from '../../../cases/clock.tsx';
import { useDistance } from '../../../place/distance.ts';

/** One task: what, where, how long still; marks for supervision, rework and returns. */
export const TaskCard = ({ row, metres }: { row: CaseRow; metres: number | null }) => {
  const { t, i18n } = useTranslation();
  const distance = useDistance();
  return (
    <Link to="/cases/$caseId" params={{ caseId: row.id }} className="card link">
      <div className="row">
        {row.thumbnailUrl && <img className="thumb" src={row.thumbnailUrl} alt="" loading="lazy" />}
        <div className="grow tight">
          <span className="title">{row.title}</span>
          <span className="small soft">
            {row.area.name}
            {metres !== null && <> · {distance(metres)}</>}
          </span>
        </div>
      </div>
      <div className="wrap">
        <Clock row={row} />
        {row.supervised && <span className="tag">{t('tasks.supervised')}</span>}
        {row.reworkCount > 0 && <span className="tag">{t('tasks.rework', { count: row.reworkCount })}</span>}
        {row.reopenCount > 0 && <span className="tag">{t('tasks.reopened', { count: row.reopenCount })}</span>}
        {row.returnCount > 0 && <span className="tag">{t('tasks.returned', { count: row.returnCount })}</span>}
        <span className="small soft">
          {row.category && nameOf(row.category)} · {t('tasks.reportedAt', { when: relativeTime(row.createdAt, i18n.language) })}
        </span>
      </div>
    </Link>
  );
};
