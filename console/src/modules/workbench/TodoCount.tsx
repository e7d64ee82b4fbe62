import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Count } from '../../components/Count.tsx';
import { todosQuery } from './queries.ts';

/** How much there is to do, beside the workbench in the menu. */
export const TodoCount = () => {
  const { t } = useTranslation('workbench');
  const counts = useInfiniteQuery(todosQuery()).data?.pages[0]?.counts ?? [];
  const count = counts.reduce((sum, one) => sum + one.count, 0);
  return <Count count={count} words={t('todos.count', { count })} />;
};
