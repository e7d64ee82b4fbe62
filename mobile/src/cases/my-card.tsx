import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/cases/api.ts';
import { relativeTime } from '#ui/time.ts';
import { AnswerBy } from './answer-by.tsx';
import { useUnseen } from './seen.ts';
import { StepLine } from './step-line.tsx';

/** A reporter's own case in a list: what, where it stands on the six steps, the last news. */
export const MyCard = ({ row }: { row: CaseRow }) => {
  const { t, i18n } = useTranslation();
  const unseen = useUnseen()(row.id, row.version);
  return (
    <Link to="/cases/$caseId" params={{ caseId: row.id }} className="card link">
      <div className="row">
        {row.thumbnailUrl && <img className="thumb" src={row.thumbnailUrl} alt="" loading="lazy" />}
        <div className="grow tight">
          <span className="title">{row.title}</span>
          <span className="small soft">{row.area.name}</span>
        </div>
      </div>
      <StepLine state={row.state} />
      <span className="small">
        {unseen && (
          <>
            <span className="tag">
              <span className="dot" />
              {t('my.news')}
            </span>{' '}
          </>
        )}
        {t(`news.${row.state}`, { who: row.handler?.name ?? t('news.somebody') })}
        <span className="soft"> · {relativeTime(row.stateSince, i18n.language)}</span>
      </span>
      <AnswerBy row={row} />
    </Link>
  );
};
