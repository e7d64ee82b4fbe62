import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as enrolmentApi from '#client/endpoints/enrolment.ts';
import { contestable } from '#contract/enrolment/periods.ts';
import type { ServiceRecord } from '#contract/enrolment/records.ts';
import { periodName } from '#ui/period.ts';
import { call } from '../../api.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { Chips } from './chips.tsx';
import { recordsQuery } from './queries.ts';

/** Hours of minutes, without a tail of digits. */
export const hoursOf = (minutes: number): string => String(Math.round(minutes / 6) / 10);

/** What I served by period: seen here before my unit gets any of it. */
export const Records = () => {
  const { t } = useTranslation();
  const records = useQuery(recordsQuery);
  if (!records.data || records.data.items.length === 0) return null;
  return (
    <section className="stack" aria-label={t('enrolment.records')}>
      <h2>{t('enrolment.records')}</h2>
      <p className="small soft">{t('enrolment.recordsText')}</p>
      {records.data.items.map((one) => (
        <RecordCard key={one.id} record={one} />
      ))}
    </section>
  );
};

const RecordCard = ({ record }: { record: ServiceRecord }) => {
  const { t } = useTranslation();
  const act = useAct('enrolment');
  const [open, setOpen] = useState(false);
  const [about, setAbout] = useState<(typeof contestable)[number][]>([]);
  const { id: recordId, version } = record;
  const send = (): void =>
    void act
      .run(JSON.stringify([version, about]), (id) =>
        call(enrolmentApi.contestServiceRecord, { params: { recordId }, body: { id, version, about } }),
      )
      .then((done) => {
        if (!done) return;
        toast(t('enrolment.contestSent'));
        setOpen(false);
      });
  return (
    <section className="card" aria-label={periodName(record.period)}>
      <span className="row">
        <span className="grow tight">
          <strong>{periodName(record.period)}</strong>
          <span className="small">
            {t('enrolment-own:counted', {
              hours: hoursOf(record.minutes),
              duties: record.duties,
              orders: record.orders,
              rated: record.rated,
            })}
          </span>
          <span className="small soft">{record.unit.name}</span>
        </span>
        <span className="tag">{t(`enrolment.recordStates.${record.state}`)}</span>
      </span>
      {record.settled && <p className="small">{t('enrolment.found', { found: record.settled })}</p>}
      {record.actions.includes('contest') && (
        <>
          <p className="small soft">{t('enrolment.contestUntil', { day: record.contestUntil })}</p>
          <button type="button" className="button" onClick={() => setOpen(true)}>
            {t('enrolment.contest')}
          </button>
        </>
      )}
      {open && (
        <Sheet title={t('enrolment.contest')} onClose={() => setOpen(false)}>
          <Chips
            label={t('enrolment.contestAbout')}
            all={contestable}
            word={(one) => t(`enrolment-own:contestable.${one}`)}
            chosen={about}
            onChange={setAbout}
          />
          <FormError error={act.error} />
          <button type="button" className="button main wide" disabled={act.busy !== null || about.length === 0} onClick={send}>
            {t('enrolment.contestSend')}
          </button>
        </Sheet>
      )}
    </section>
  );
};
