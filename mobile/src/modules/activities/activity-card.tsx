import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ActivityRow } from '#contract/activities/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { Icon } from '../../parts/icons.tsx';

const parts = (moment: string): string[] => new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 16).split('T');
/** From when to when in Shanghai: 2026-11-28 09:00–11:30. */
export const spanOf = ({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }): string => {
  const [day = '', from = ''] = parts(startsAt);
  const [last = '', until = ''] = parts(endsAt);
  return `${day} ${from}–${day === last ? '' : `${last} `}${until}`;
};

/** An activity in a list: what, when, where, and whether there is room. */
export const ActivityCard = ({ row, note }: { row: ActivityRow; note?: string }) => {
  const { t } = useTranslation('activities-phone');
  const left = row.seats === null ? null : Math.max(0, row.seats - row.taken);
  return (
    <Link to="/activities/$" params={{ _splat: row.id }} className="card row link">
      <span className="grow tight">
        <span className="title">{row.title}</span>
        <span className="small">{spanOf(row)}</span>
        <span className="small soft">{`${row.place} · ${row.organiser}`}</span>
        <span className="small soft">
          {labelOf(row.kind.title)}
          {row.state === 'planned' && left !== null && ` · ${left > 0 ? t('left', { count: left }) : t('full')}`}
        </span>
      </span>
      {(note ?? (row.state === 'planned' ? null : t(`states.${row.state}`))) && (
        <span className="tag">{note ?? t(`states.${row.state}`)}</span>
      )}
      <Icon name="next" />
    </Link>
  );
};
