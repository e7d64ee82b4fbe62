import { useTranslation } from 'react-i18next';

interface MoreProps {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** The way to the next page of a keyed list. */
export const More = ({ list }: MoreProps) => {
  const { t } = useTranslation();
  if (!list.hasNextPage) return null;
  return (
    <button type="button" className="button wide" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {t(list.isFetchingNextPage ? 'loading' : 'more')}
    </button>
  );
};
