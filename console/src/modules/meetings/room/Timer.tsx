import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { platformNow } from '#client/clock.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** How long an item has been talked about, against the minutes it was given. */
export const Timer = ({ since, minutes }: { since: string | null; minutes: number | null }) => {
  const { t } = useTranslation('meetings-console');
  const [now, setNow] = useState(() => platformNow().getTime());
  useEffect(() => {
    const timer = setInterval(() => setNow(platformNow().getTime()), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (since === null) return null;
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1_000));
  const words = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  const over = minutes !== null && seconds >= minutes * 60;
  return (
    <span className="meeting-timer num" data-over={over || undefined} role="timer" aria-label={t('room.timer')}>
      {words}
      {minutes !== null && <small> / {t('minutesOf', { count: minutes })}</small>}
      {over && <small> {t('room.overTime')}</small>}
    </span>
  );
};
