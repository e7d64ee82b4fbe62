import { useParams } from '@tanstack/react-router';
import { MinePage } from './mine-page.tsx';
import { OnePage } from './one-page.tsx';

/** Pages of meetings by what follows in the address: `all`, `<meeting>`. */
export const MeetingPages = () => {
  const { _splat = '' } = useParams({ from: '/meetings/$' });
  return _splat === 'all' || _splat === '' ? <MinePage /> : <OnePage key={_splat} meetingId={_splat} />;
};
