import { useParams } from '@tanstack/react-router';
import { FindPage } from './find-page.tsx';
import { MinePage } from './mine-page.tsx';
import { OnePage } from './one-page.tsx';

/** Pages of duties by what follows in the address: `all`, `mine`, `<duty>[/instead/<holder>]`. */
export const DutyPages = () => {
  const { _splat = '' } = useParams({ from: '/duties/$' });
  const [first = '', second, third] = _splat.split('/');
  if (first === 'all' || first === '') return <FindPage />;
  if (first === 'mine') return <MinePage />;
  return <OnePage key={first} dutyId={first} insteadOf={second === 'instead' && third ? third : null} />;
};
