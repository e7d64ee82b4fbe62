import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Me } from '#contract/accounts/api.ts';
import { dueQuery } from '../app/due.ts';

/** How many agreements wait to be looked after, by ear with the words; nothing when there are none. */
export const DueBadge = ({ me }: { me: Me }) => {
  const { t } = useTranslation('organisations');
  const count = useQuery(dueQuery(me)).data?.counts.agreements ?? 0;
  if (count === 0) return null;
  const words = t('due.count', { count });
  return (
    <span className="count num" title={words}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
};
