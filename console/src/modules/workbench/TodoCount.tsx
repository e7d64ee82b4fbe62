import { useTranslation } from 'react-i18next';
import { Count } from '../../components/Count.tsx';
import { useList } from '../../components/list/useList.ts';
import { todosQuery } from './queries.ts';

/** How much there is to do, beside the workbench in the menu. */
export const TodoCount = () => {
  const { t } = useTranslation('workbench');
  const counts = useList(todosQuery()).first?.counts ?? [];
  const count = counts.reduce((sum, one) => sum + one.count, 0);
  return <Count count={count} words={t('todos.count', { count })} />;
};
