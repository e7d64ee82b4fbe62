import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { platformDay } from '#ui/time.ts';
import { useTitle } from '../../../app/hooks.ts';
import type { BookingSearch } from '../search.ts';
import { tabs } from '../search.ts';
import { ActForm, type Task } from './acts.tsx';
import { DayView } from './DayView.tsx';
import { BookingList } from './List.tsx';
import { Pauses } from './Pauses.tsx';
import { askedQuery, depositsQuery } from './queries.ts';
import { Rooms } from './Rooms.tsx';
import '../../../styles/bookings.css';
import '../../../styles/organisations.css';

/** Rooms of the places somebody looks after: the day, what waits, deposits, the rooms and their rules, pauses. */
export const Bookings = () => {
  const { t } = useTranslation('bookings-console');
  const navigate = useNavigate();
  const { tab = 'day', day = platformDay() } = useSearch({ strict: false }) as BookingSearch;
  const [task, setTask] = useState<Task | null>(null);
  useTitle(t('title'));
  const shown = {
    day: <DayView day={day} onDay={(next) => void navigate({ to: '/bookings', search: { day: next } })} onTask={setTask} />,
    asked: <BookingList query={askedQuery} empty={t('noneAsked')} onTask={setTask} />,
    deposits: <BookingList query={depositsQuery} empty={t('noDeposits')} onTask={setTask} />,
    rooms: <Rooms />,
    pauses: <Pauses />,
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <nav className="sections" aria-label={t('title')}>
        {tabs.map((key) => (
          <Link key={key} to="/bookings" search={{ tab: key }} {...(key === tab ? { 'aria-current': 'page' as const } : {})}>
            {t(`tabs.${key}`)}
          </Link>
        ))}
      </nav>
      {shown[tab]}
      {task && <ActForm task={task} onClose={() => setTask(null)} />}
    </div>
  );
};
