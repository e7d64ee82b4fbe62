import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TariffBooking } from '#contract/tariffs/api.ts';
import { type CompanyStep, type Stand, stands } from '#contract/tariffs/values.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import type { JobSearch } from '../search.ts';
import { Views } from '../Views.tsx';
import { fenOf, yuanWords } from '../words.ts';

/** Bookings by where they stand: for the company to carry on, for the community to see. */
export const Jobs = () => {
  const { t } = useTranslation('tariffs-console');
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/tariffs/bookings' });
  const [task, setTask] = useState<{ booking: TariffBooking; what: CompanyStep } | null>(null);
  useTitle(t('bookings'));
  const { stand = 'asked', company, area } = search;
  const { list, rows } = useList(
    listQuery(['tariffs', 'bookings', stand, company, area], (cursor, signal) =>
      call(endpoints.tariffs.listTariffBookings, { query: { stand, company, area, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: JobSearch): void => void navigate({ to: '/tariffs/bookings', search: { ...search, ...next } });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('bookings')}</h1>
        <p className="soft">{t('bookingsLead')}</p>
      </div>
      <Views at="/tariffs/bookings" />
      <search className="bar">
        <Segmented<Stand>
          style={{ flex: '0 0 auto' }}
          aria-label={t('which')}
          value={stand}
          options={stands.map((value) => ({ value, label: t(`tariffs-own:stands.${value}`) }))}
          onChange={(next) => change({ stand: next })}
        />
        {mayOpen(me, 'tariffs.read') && <AreaSelect label={t('where')} value={area} onChange={(code) => change({ area: code })} />}
        {company && <Button onClick={() => change({ company: undefined })}>{t('anyCompany')}</Button>}
      </search>
      <RecordTable<TariffBooking>
        list={list}
        rows={rows}
        rowKey="id"
        width={1100}
        empty={t(`noBookings.${stand}`)}
        columns={[
          {
            title: t('service'),
            key: 'service',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/cases/$caseId" params={{ caseId: one.id }}>
                  {one.name}
                </Link>
                <div className="soft">{one.company.name}</div>
              </>
            ),
          },
          {
            title: t('when'),
            key: 'when',
            width: 130,
            render: (_, { day, slot }) => (
              <span className="num">
                {day}
                <div>{slot}</div>
              </span>
            ),
          },
          { title: t('where'), key: 'area', width: 240, render: (_, one) => one.area.name },
          {
            title: t('agreedPrice'),
            key: 'price',
            width: 200,
            render: (_, one) => (
              <>
                {t('per', { yuan: yuanWords(one.fen), unit: one.unit })}
                {one.fen !== one.bookedFen && <div className="soft">{t('bookedAt', { yuan: yuanWords(one.bookedFen) })}</div>}
                {one.ask && <div>{t('asks', { yuan: yuanWords(one.ask.fen), why: one.ask.why })}</div>}
              </>
            ),
          },
          {
            title: t('stand'),
            key: 'stand',
            width: 110,
            render: (_, one) => (
              <>
                {t(`tariffs-own:stands.${one.stand}`)}
                {one.satisfied !== null && <div className="soft">{t(one.satisfied ? 'satisfied' : 'unhappy')}</div>}
                {one.complaint && (
                  <div>
                    <Link to="/cases/$caseId" params={{ caseId: one.complaint }}>
                      {t('complaint')}
                    </Link>
                  </div>
                )}
              </>
            ),
          },
          ...(mayOpen(me, 'tariffs.serve')
            ? [
                {
                  title: t('act'),
                  key: 'act',
                  width: 260,
                  render: (_: unknown, booking: TariffBooking) => (
                    <span className="cell-acts">
                      {booking.steps.map((what, i) => (
                        <Button
                          key={what}
                          size="small"
                          type={i === 0 && what !== 'refuse' ? 'primary' : 'default'}
                          aria-label={`${t(`steps.${what}.title`)}：${booking.name} ${booking.day} ${booking.slot}`}
                          onClick={() => setTask({ booking, what })}
                        >
                          {t(`steps.${what}.title`)}
                        </Button>
                      ))}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {task && <StepForm {...task} onClose={() => setTask(null)} />}
    </div>
  );
};

interface Values {
  words?: string;
  yuan?: number;
}
const StepForm = ({ booking, what, onClose }: { booking: TariffBooking; what: CompanyStep; onClose: () => void }) => {
  const { t } = useTranslation('tariffs-console');
  const needsWords = what === 'reprice' || what === 'refuse';
  return (
    <ActDrawer<Values, TariffBooking>
      keep={`tariffs.${what}`}
      subject={booking.id}
      title={t(`steps.${what}.title`)}
      lead={
        <p className="soft">
          {booking.name} · {booking.day} {booking.slot}
          <br />
          {t(`steps.${what}.lead`, { yuan: yuanWords(booking.fen) })}
        </p>
      }
      submit={t(`steps.${what}.title`)}
      done={t(`steps.${what}.done`)}
      renews="tariffs"
      request={({ words = '', yuan }) =>
        asked(endpoints.tariffs.stepTariffBooking, {
          params: { bookingId: booking.id },
          body: { what, words: words.trim() || null, fen: what === 'reprice' ? fenOf(yuan) : null },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {what === 'reprice' && (
        <Form.Item name="yuan" label={t('newPrice')} rules={[{ required: true, message: t('must.yuan') }]}>
          <NumberInput min={0.01} max={100_000} precision={2} suffix={t('yuanUnit')} />
        </Form.Item>
      )}
      {what !== 'leave' && (
        <Form.Item
          name="words"
          label={t(needsWords ? 'whyTold' : 'note')}
          rules={needsWords ? [{ required: true, whitespace: true, min: 2, message: t('must.whyTold') }] : []}
        >
          <Input.TextArea maxLength={300} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      )}
    </ActDrawer>
  );
};
