import { Drawer, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WorkCalendar } from '#contract/calendar/api.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';

interface Values {
  from: string;
  to: string;
  how: 'works' | 'off' | 'country';
  reason: string;
}

interface Props {
  calendar: WorkCalendar;
  day: string;
  today: string;
  onClose: () => void;
  onDone: () => void;
}

/** Arranges one day, or several in a row, otherwise than the country, or as the country again. */
export const ArrangeForm = ({ calendar, day, today, onClose, onDone }: Props) => {
  const { t } = useTranslation('calendar-console');
  const { version, days, year } = calendar;
  const works = { works: true, off: false, country: null } as const;
  const chosen = days.find((one) => one.day === day);
  /** Days of the span that would change; the first of it where none would, so that the server says why. */
  const wanted = ({ from, to, how, reason }: Values) => {
    const span = days.filter((one) => one.day >= from && one.day <= to);
    const changing = span.filter((one) => one.day >= today && (how === 'country' ? one.own : one.works !== works[how] || one.own));
    return (changing.length > 0 ? changing : span.slice(0, 1)).map((one) => ({ day: one.day, works: works[how], reason: reason.trim() }));
  };
  const span = { type: 'date', min: today > `${year}-01-01` ? today : `${year}-01-01`, max: `${year}-12-31` };
  return (
    <Drawer open title={t('arrange')} onClose={onClose} size={440} destroyOnHidden>
      <SendForm<Values, { version: number }>
        keep="calendar.arrange"
        subject={day}
        title={t('arrangeDay', { day })}
        initial={{ from: day, to: day, how: chosen?.works ? 'off' : 'works' }}
        submit={t('save')}
        request={(values) => asked(endpoints.calendar.changeCalendar, { body: { version, days: wanted(values), declared: null } })}
        onCancel={onClose}
        onDone={onDone}
      >
        <Form.Item name="from" label={t('day')} rules={[{ required: true, message: t('needed') }]}>
          <Input {...span} className="day-field" />
        </Form.Item>
        <Form.Item name="to" label={t('lastDay')} rules={[{ required: true, message: t('needed') }]}>
          <Input {...span} className="day-field" />
        </Form.Item>
        <Form.Item name="how" label={t('how')} rules={[{ required: true }]}>
          <Radio.Group
            options={[
              { value: 'off', label: t('off') },
              { value: 'works', label: t('works') },
              { value: 'country', label: t('asCountry') },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('reason')}
          extra={t('reasonHint')}
          rules={[{ required: true, whitespace: true, min: 2, max: 100, message: t('needed') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      </SendForm>
    </Drawer>
  );
};
