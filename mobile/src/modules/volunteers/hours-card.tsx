import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as volunteersApi from '#client/endpoints/volunteers.ts';
import type { OwnHours } from '#contract/volunteers/api.ts';
import { platformDay } from '#ui/time.ts';
import { call } from '../../api.ts';
import { ContestSheet } from './contest-sheet.tsx';

export const contest = (hoursId: string) => (id: string, words: string) =>
  call(volunteersApi.contestHours, { params: { hoursId }, body: { id, words } });

/** One's own hours, and the way to say that something is wrong. */
export const HoursCard = ({ hours: h }: { hours: OwnHours }) => {
  const { t } = useTranslation('volunteers-phone');
  const [open, setOpen] = useState(false);
  const posted = h.state === 'certified' && h.entersOn !== null && h.entersOn > platformDay();
  return (
    <section className="card stack" aria-label={`${h.title} ${h.day}`}>
      <span className="row">
        <span className="grow tight">
          <strong>{h.title}</strong>
          <span className="small soft">{[h.day, h.team ?? h.area.name].join(' · ')}</span>
        </span>
        <span className="tag">{t(`states.${h.state}`)}</span>
      </span>
      <span>
        {t('hoursOf', { hours: h.minutes / 60 })}{' '}
        {h.served !== h.minutes && <span className="small soft">{t('servedOf', { hours: Number((h.served / 60).toFixed(2)) })}</span>}
      </span>
      {posted && <span className="small soft">{t('enters', { day: h.entersOn })}</span>}
      {h.contested && <span className="small soft">{t('contested')}</span>}
      {h.mayContest && (
        <button type="button" className="button bare" onClick={() => setOpen(true)} aria-label={`${t('contest')} ${h.title} ${h.day}`}>
          {t('contest')}
        </button>
      )}
      {open && <ContestSheet send={contest(h.id)} onClose={() => setOpen(false)} />}
    </section>
  );
};
