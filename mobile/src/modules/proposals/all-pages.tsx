import { useParams } from '@tanstack/react-router';
import { HistoryPage } from './history-page.tsx';
import { ListPage } from './list-page.tsx';
import { OnePage } from './one-page.tsx';

/** Pages of proposals by what follows in the address: `all`, `<proposal>[/history]`. */
export const ProposalPages = () => {
  const { _splat = '' } = useParams({ from: '/proposals/$' });
  const [first = '', second] = _splat.split('/');
  if (first === 'all' || first === '') return <ListPage />;
  return second === 'history' ? <HistoryPage proposalId={first} /> : <OnePage key={first} proposalId={first} />;
};
