import { useParams } from '@tanstack/react-router';
import { MyThanksPage } from './mine-page.tsx';
import { WallPage } from './wall-page.tsx';

/** The wall of thanks, or one's own. */
export const ThanksPages = () => {
  const { _splat } = useParams({ from: '/thanks/$' });
  return _splat === 'mine' ? <MyThanksPage /> : <WallPage />;
};
