import { useParams } from '@tanstack/react-router';
import { FindPage } from './find-page.tsx';
import { HerePage } from './here-page.tsx';
import { MinePage } from './mine-page.tsx';
import { RoomPage } from './room-page.tsx';

/** Pages of bookings by what follows in the address: `all`, `mine`, `here/<code>`, `<room>[/<day>]`. */
export const BookingPages = () => {
  const { _splat = '' } = useParams({ from: '/bookings/$' });
  const [first = '', second] = _splat.split('/');
  if (first === 'all' || first === '') return <FindPage />;
  if (first === 'mine') return <MinePage />;
  if (first === 'here') return <HerePage code={second ?? ''} />;
  return <RoomPage key={first} roomId={first} day={second ?? null} />;
};
