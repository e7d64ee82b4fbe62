import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Me } from '#contract/people/api.ts';
import { dueQuery } from '../app/due.ts';

/** How many agreements wait to be looked after; nothing when there are none. */
export const DueBadge = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const count = useQuery(dueQuery(me)).data?.counts.agreements ?? 0;
  return count > 0 ? (
    <span className="count num" title={t('organisations:due.count', { count })}>
      {count > 99 ? '99+' : count}
    </span>
  ) : null;
};
