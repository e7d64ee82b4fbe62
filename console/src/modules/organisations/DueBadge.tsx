import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/queries.ts';
import { Count } from '../../components/Count.tsx';
import { dueQuery } from './due.ts';

/** How many agreements wait to be looked after. */
export const DueBadge = () => {
  const { t } = useTranslation('organisations');
  const count = useQuery(dueQuery(useMe())).data?.counts.agreements ?? 0;
  return <Count count={count} words={t('due.count', { count })} />;
};
