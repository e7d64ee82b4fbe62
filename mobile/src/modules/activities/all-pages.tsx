import { useParams } from '@tanstack/react-router';
import { FindPage } from './find-page.tsx';
import { MinePage } from './mine-page.tsx';
import { OnePage } from './one-page.tsx';

/** Pages of activities by what follows in the address: `all`, `mine`, `<activity>[/instead/<place>]`. */
export const ActivityPages = () => {
  const { _splat = '' } = useParams({ from: '/activities/$' });
  const [first = '', second, third] = _splat.split('/');
  if (first === 'all' || first === '') return <FindPage />;
  if (first === 'mine') return <MinePage />;
  return <OnePage key={first} activityId={first} insteadOf={second === 'instead' && third ? third : null} />;
};
