import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NoticeRow } from '#contract/disclosures/api.ts';

/** How long something is still up, in words. */
export const useTimeLeft = () => {
  const { t } = useTranslation();
  return ({ state, daysLeft, until, endedOn }: Pick<NoticeRow, 'state' | 'daysLeft' | 'until' | 'endedOn'>): string => {
    if (state === 'ended') return t('disclosures.ended', { day: endedOn });
    if (daysLeft === null) return t('disclosures.over', { day: until });
    return daysLeft === 0 ? t('disclosures.lastDay') : t('disclosures.left', { count: daysLeft, day: until });
  };
};

/** One disclosure in a list. */
export const NoticeCard = ({ notice }: { notice: NoticeRow }) => {
  const { t } = useTranslation();
  const left = useTimeLeft();
  return (
    <Link to="/open/notice/$code" params={{ code: notice.code }} className="card link">
      <span className="tight">
        <span className="row">
          <span className="tag">{t(`disclosures.kinds.${notice.kind}`)}</span>
          <span className="grow small soft">{notice.area.name}</span>
        </span>
        <strong className="title">{notice.title}</strong>
        <span className="small">{left(notice)}</span>
        {notice.objections.received > 0 && <span className="small soft">{t('disclosures.objectionCounts', notice.objections)}</span>}
      </span>
    </Link>
  );
};
