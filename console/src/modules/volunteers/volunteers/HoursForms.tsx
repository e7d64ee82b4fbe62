import { useQuery } from '@tanstack/react-query';
import { Form, type FormInstance, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HoursShown } from '#contract/volunteers/api.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { PersonItem, type PersonValue } from '../../../components/PersonItem.tsx';

const moment = (day: string, clock: string): string => new Date(`${day}T${clock}:00+08:00`).toISOString();

interface Told {
  who: PersonValue;
  title: string;
  area: PlainArea;
  team?: string;
  day: string;
  from: string;
  until: string;
}
/** Hours that no activity, order or duty tells. */
export const RecordForm = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('volunteers-console');
  const { data } = useQuery({
    queryKey: ['volunteers', 'teams', 'choices'],
    queryFn: ({ signal }) => call(endpoints.volunteers.listTeams, { query: { limit: 200 } }, signal),
  });
  const time = { required: true, message: t('must.time') };
  const later = ({ getFieldValue }: Pick<FormInstance<Told>, 'getFieldValue'>) => ({
    validator: async (_: unknown, until?: string) => {
      if (until && until <= getFieldValue('from')) throw new Error(t('untilLater'));
    },
  });
  return (
    <ActDrawer<Told, HoursShown>
      keep="volunteers.record"
      subject="new"
      title={t('recordTitle')}
      submit={t('save')}
      done={t('stepsDone')}
      renews="volunteers"
      request={({ who, title, area, team, day, from, until }) =>
        asked(endpoints.volunteers.recordHours, {
          body: {
            personId: who.personId ?? '',
            title: title.trim(),
            areaCode: area.code,
            organisationId: team ?? null,
            from: moment(day, from),
            until: moment(day, until),
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <PersonItem name="who" label={t('who')} knownOnly />
      <Form.Item name="title" label={t('title2')} rules={[{ required: true, whitespace: true, min: 2, message: t('must.fill') }]}>
        <Input maxLength={100} />
      </Form.Item>
      <AreaItem name="area" label={t('area')} needed={t('must.choose')} own />
      <Form.Item name="team" label={t('team')}>
        <Select allowClear placeholder={t('noTeam')} options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <DayItem name="day" label={t('holdings.day')} required max={platformDay()} />
      <Form.Item name="from" label={t('from')} rules={[time]}>
        <Input type="time" className="day-field" />
      </Form.Item>
      <Form.Item name="until" label={t('until')} dependencies={['from']} rules={[time, later]}>
        <Input type="time" className="day-field" />
      </Form.Item>
    </ActDrawer>
  );
};

/** One step of hours, with its reason where it needs one. */
export const StepForm = ({ step, hours, onClose }: { step: HoursShown['actions'][number]; hours: HoursShown; onClose: () => void }) => {
  const { t } = useTranslation('volunteers-console');
  const reasoned = step !== 'certify' && step !== 'confirm';
  return (
    <ActDrawer<{ minutes?: number; reason?: string }, HoursShown>
      keep={`volunteers.step-${step}`}
      subject={hours.id}
      title={t(`steps.${step}`)}
      lead={[hours.title, hours.person ?? t('guest'), hours.day, t('hoursOf', { hours: hours.minutes / 60 })].join(' · ')}
      submit={t(`steps.${step}`)}
      done={t('stepsDone')}
      renews="volunteers"
      initial={{ minutes: hours.minutes }}
      request={({ minutes, reason = '' }) =>
        asked(endpoints.volunteers.stepHours, {
          params: { hoursId: hours.id },
          body: { step, minutes: step === 'correct' ? (minutes ?? null) : null, reason: reason.trim() },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {step === 'correct' && (
        <Form.Item name="minutes" label={t('minutes')}>
          <NumberInput aria-label={t('minutes')} min={0} max={1_440} step={30} precision={0} />
        </Form.Item>
      )}
      {reasoned && (
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, whitespace: true, min: 2, message: t('must.fill') }]}>
          <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
        </Form.Item>
      )}
    </ActDrawer>
  );
};
