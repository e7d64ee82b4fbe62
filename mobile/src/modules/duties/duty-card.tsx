import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OpenDuty } from '#contract/duties/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { Icon } from '../../parts/icons.tsx';

/** How many heads a duty still looks for, and about how long it takes. */
export const useNeeds = (): ((duty: OpenDuty) => string) => {
  const { t } = useTranslation();
  return ({ free, minutesWeek }) =>
    [free > 0 ? t('duties.free', { count: free }) : t('duties.full'), minutesWeek !== null && t('duties.week', { hours: minutesWeek / 60 })]
      .filter(Boolean)
      .join(' · ');
};

/** A duty in a list. @param note what to say instead of how many heads are wanted */
export const DutyCard = ({ duty, note }: { duty: OpenDuty; note?: string }) => {
  const needs = useNeeds();
  return (
    <Link to="/duties/$" params={{ _splat: duty.id }} className="card row link">
      <span className="grow tight">
        <span className="title">{duty.title}</span>
        <span className="small soft">{`${labelOf(duty.classTitle)} · ${duty.area.name}`}</span>
        <span className="small">{note ?? needs(duty)}</span>
      </span>
      <Icon name="next" />
    </Link>
  );
};
