import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Booking } from '#contract/bookings/api.ts';
import { paymentKinds } from '#contract/bookings/values.ts';
import { shortTime } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { clockOf, momentOf, yuan } from './times.ts';

/** What somebody is about to do with a booking or a room. */
export type Task =
  | { kind: 'approve' | 'refuse' | 'displace' | 'pay'; booking: Booking }
  | { kind: 'close'; room: { id: string; name: string }; day: string };

const shown = ['approve', 'refuse', 'displace', 'pay'] as const;

/** The buttons of a booking. */
export const BookingActs = ({ booking, onTask }: { booking: Booking; onTask: (task: Task) => void }) => {
  const { t } = useTranslation('bookings-console');
  const acts = shown.filter((one) => booking.actions.includes(one));
  if (acts.length === 0) return null;
  return (
    <span className="cell-acts">
      {acts.map((kind) => (
        <Button
          key={kind}
          size="small"
          type={kind === 'approve' ? 'primary' : 'default'}
          aria-label={t('actOf', { act: t(`acts.${kind}`), room: booking.room.name, time: clockOf(booking.from) })}
          onClick={() => onTask({ kind, booking })}
        >
          {t(`acts.${kind}`)}
        </Button>
      ))}
    </span>
  );
};

/** The drawer in which it is done. */
export const ActForm = ({ task, onClose }: { task: Task; onClose: () => void }) => {
  const common = { onClose, onDone: onClose, renews: 'bookings' };
  if (task.kind === 'close') return <CloseForm {...common} task={task} />;
  if (task.kind === 'pay') return <PayForm {...common} booking={task.booking} />;
  if (task.kind === 'displace') return <DisplaceForm {...common} booking={task.booking} />;
  return <DecideForm {...common} booking={task.booking} agree={task.kind === 'approve'} />;
};

interface Common {
  onClose: () => void;
  onDone: () => void;
  renews: string;
}

const useLead = () => {
  const locale = useLocale();
  return ({ place, room, from, to, purpose }: Booking): string =>
    `${place.name} ${room.name} · ${shortTime(from, locale)}–${clockOf(to)} · ${purpose}`;
};

const Reason = ({ needed }: { needed: boolean }) => {
  const { t } = useTranslation('bookings-console');
  return (
    <Form.Item
      name="reason"
      label={t('reason')}
      extra={t('reasonSeen')}
      rules={[{ required: needed, whitespace: true, min: 2, max: 200, message: t('reasonNeeded') }]}
    >
      <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
    </Form.Item>
  );
};

const DecideForm = ({ booking, agree, ...common }: Common & { booking: Booking; agree: boolean }) => {
  const { t } = useTranslation('bookings-console');
  const title = t(agree ? 'acts.approve' : 'acts.refuse');
  return (
    <ActDrawer<{ reason?: string }, Booking>
      {...common}
      keep={`bookings.decide-${agree}`}
      subject={booking.id}
      title={title}
      lead={useLead()(booking)}
      submit={title}
      done={t('done')}
      request={({ reason }) =>
        asked(endpoints.bookings.decideBooking, { params: { bookingId: booking.id }, body: { agree, reason: reason?.trim() || null } })
      }
    >
      {!agree && <Reason needed />}
    </ActDrawer>
  );
};

interface Displacing {
  reason: string;
  offers: boolean;
  day?: string;
  from?: string;
  to?: string;
}

/** Taking a booking back, with another time where there is one. */
const DisplaceForm = ({ booking, ...common }: Common & { booking: Booking }) => {
  const { t } = useTranslation('bookings-console');
  return (
    <ActDrawer<Displacing, Booking>
      {...common}
      keep="bookings.displace"
      subject={booking.id}
      title={t('acts.displace')}
      lead={useLead()(booking)}
      submit={t('acts.displace')}
      done={t('done')}
      initial={{ offers: true, day: booking.from.slice(0, 10), from: clockOf(booking.from), to: clockOf(booking.to) }}
      request={({ reason, offers, day = '', from = '', to = '' }) =>
        asked(endpoints.bookings.displaceBooking, {
          params: { bookingId: booking.id },
          body: {
            reason: reason.trim(),
            offer: offers ? { roomId: booking.room.id, from: momentOf(day, from), to: momentOf(day, to) } : null,
          },
        })
      }
    >
      <Reason needed />
      <Form.Item name="offers" valuePropName="checked" extra={t('offerText')}>
        <Checkbox>{t('offer')}</Checkbox>
      </Form.Item>
      <Form.Item noStyle dependencies={['offers']}>
        {({ getFieldValue }) => getFieldValue('offers') && <Times />}
      </Form.Item>
    </ActDrawer>
  );
};

const Times = () => {
  const { t } = useTranslation('bookings-console');
  return (
    <>
      <DayItem name="day" label={t('day')} required />
      {(['from', 'to'] as const).map((name) => (
        <Form.Item key={name} name={name} label={t(name)} rules={[{ required: true, message: t('timeNeeded') }]}>
          <Input type="time" className="day-field" />
        </Form.Item>
      ))}
    </>
  );
};

const PayForm = ({ booking, ...common }: Common & { booking: Booking }) => {
  const { t } = useTranslation('bookings-console');
  const kinds = paymentKinds.filter((one) => (one.startsWith('fee') ? booking.fee > 0 : booking.deposit > 0));
  const [first] = kinds;
  return (
    <ActDrawer<{ what: (typeof paymentKinds)[number]; yuan: number; receipt: string }, Booking>
      {...common}
      keep="bookings.pay"
      subject={booking.id}
      title={t('acts.pay')}
      lead={
        <>
          <p>{useLead()(booking)}</p>
          <p>{t('moneyOf', { fee: yuan(booking.fee), deposit: yuan(booking.deposit) })}</p>
          {booking.paid.map((one) => (
            <p key={`${one.what} ${one.at}`}>{t('paid', { what: t(`payments.${one.what}`), yuan: yuan(one.fen), receipt: one.receipt })}</p>
          ))}
        </>
      }
      submit={t('acts.pay')}
      done={t('done')}
      initial={first ? { what: first } : {}}
      request={({ what, yuan: amount, receipt }) =>
        asked(endpoints.bookings.notePayment, {
          params: { bookingId: booking.id },
          body: { what, fen: Math.round(amount * 100), receipt: receipt.trim() },
        })
      }
    >
      <Form.Item name="what" label={t('payment')} rules={[{ required: true, message: t('paymentNeeded') }]}>
        <Select options={kinds.map((value) => ({ value, label: t(`payments.${value}`) }))} />
      </Form.Item>
      <Form.Item name="yuan" label={t('amount')} rules={[{ required: true, message: t('amountNeeded') }]}>
        <NumberInput min={0.01} max={100_000} precision={2} />
      </Form.Item>
      <Form.Item name="receipt" label={t('receipt')} rules={[{ required: true, whitespace: true, message: t('receiptNeeded') }]}>
        <Input maxLength={40} />
      </Form.Item>
    </ActDrawer>
  );
};

const CloseForm = ({ task: { room, day }, ...common }: Common & { task: Extract<Task, { kind: 'close' }> }) => {
  const { t } = useTranslation('bookings-console');
  return (
    <ActDrawer<{ reason: string; day: string; from: string; to: string }, { id: string }>
      {...common}
      keep="bookings.close"
      subject={room.id}
      title={t('close')}
      lead={room.name}
      submit={t('close')}
      done={t('done')}
      initial={{ day, from: '08:00', to: '12:00' }}
      request={({ reason, day: on, from, to }) =>
        asked(endpoints.bookings.closeTime, {
          body: { roomId: room.id, from: momentOf(on, from), to: momentOf(on, to), reason: reason.trim() },
        })
      }
    >
      <Times />
      <Reason needed />
    </ActDrawer>
  );
};
