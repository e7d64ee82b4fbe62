import { useTranslation } from 'react-i18next';
import { isScarce, useRoom } from '../store/room.ts';
import { Icon } from './icons.tsx';

/** Says how little room the device has left for what waits to be sent; nothing while there is enough. */
export const ScarceRoom = () => {
  const { t } = useTranslation();
  const room = useRoom();
  if (!room || !isScarce(room)) return null;
  return (
    <p className="card row" role="status">
      <Icon name="alarm" />
      <span className="grow">{t('room.scarce', { megabytes: Math.floor(room.free / 1_000_000) })}</span>
    </p>
  );
};
