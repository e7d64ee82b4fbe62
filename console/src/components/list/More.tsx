import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** What {@link More} has to know of a list. */
export interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** The way to the next page of a list; nothing where there is none. */
export const More = ({ list, words, small = false }: { list: Paged; words?: ReactNode; small?: boolean }) => {
  const { t } = useTranslation('console');
  if (!list.hasNextPage) return null;
  return (
    <Button {...(small && { size: 'small' as const })} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {words ?? t('more')}
    </Button>
  );
};
