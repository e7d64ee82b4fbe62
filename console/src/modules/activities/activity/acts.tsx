import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ActivityDetail, Participant } from '#contract/activities/api.ts';
import { type ParticipantStep, steps } from '#contract/activities/lifecycle.ts';
import { labelOf } from '#ui/i18n.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { type Asked, asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { fieldOf, momentOf } from '../words.ts';

/** What somebody is about to do with an activity. */
export type ActivityTask = Exclude<ActivityDetail['actions'][number], 'screen'>;

interface Values {
  words?: string;
  title?: string;
  text?: string;
  place?: string;
  startsAt?: string;
  endsAt?: string;
  seats?: number | null;
  from?: string;
  name?: string;
  phone?: string;
  role?: string;
  minutes?: number | null;
}

const requestOf = (a: ActivityDetail, task: ActivityTask, v: Values): Asked<unknown> => {
  const { activities } = endpoints;
  const params = { activityId: a.id };
  const words = v.words?.trim() ?? '';
  if (task === 'end_series')
    return asked(activities.endSeries, { params: { seriesId: a.seriesId ?? '' }, body: { from: v.from ?? '', words } });
  if (task === 'add')
    return asked(activities.addParticipant, { params, body: { name: v.name ?? '', phone: v.phone?.trim() || null, role: v.role ?? null } });
  if (task === 'change')
    return asked(activities.changeActivity, {
      params,
      body: {
        version: a.version,
        title: v.title ?? '',
        text: v.text?.trim() ?? '',
        place: v.place ?? '',
        point: a.point,
        roomId: a.roomId,
        seats: v.seats ?? null,
        startsAt: momentOf(v.startsAt ?? ''),
        endsAt: momentOf(v.endsAt ?? ''),
      },
    });
  return asked(activities.stepActivity, { params, body: { step: task, words } });
};

/** The form of one task. */
export const TaskForm = ({ activity: a, task, onClose }: { activity: ActivityDetail; task: ActivityTask; onClose: () => void }) => {
  const { t } = useTranslation('activities-console');
  const rule = (max: number) => [{ required: true, whitespace: true, min: 2, max, message: t('form.wordsRule', { max }) }];
  const needed = [{ required: true, message: t('form.needed') }];
  const worded = task === 'cancel' || task === 'not_hold' || task === 'record' || task === 'end_series';
  const most = task === 'record' ? 5000 : 200;
  return (
    <ActDrawer<Values, unknown>
      keep={`activities.${task}`}
      subject={a.id}
      title={t(`acts.${task}`)}
      lead={<p className="soft">{t(`actLead.${task}`)}</p>}
      submit={t(`acts.${task}`)}
      done={t('done.noted')}
      renews="activities"
      initial={{
        ...(task === 'change' && {
          title: a.title,
          text: a.text,
          place: a.place,
          seats: a.seats,
          startsAt: fieldOf(a.startsAt),
          endsAt: fieldOf(a.endsAt),
        }),
        ...(task === 'end_series' && { from: platformDay() }),
        ...(task === 'record' && a.record.words !== null && { words: a.record.words }),
      }}
      request={(v) => requestOf(a, task, v)}
      onClose={onClose}
      onDone={onClose}
    >
      {task === 'change' && (
        <>
          <Form.Item name="title" label={t('form.title')} rules={rule(100)}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="text" label={t('form.text')}>
            <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
          <Form.Item name="place" label={t('place')} rules={rule(200)}>
            <Input maxLength={200} />
          </Form.Item>
          <div className="form-two">
            <Form.Item name="startsAt" label={t('form.startsAt')} rules={needed}>
              <Input type="datetime-local" />
            </Form.Item>
            <Form.Item name="endsAt" label={t('form.endsAt')} rules={needed}>
              <Input type="datetime-local" />
            </Form.Item>
          </div>
          <Form.Item name="seats" label={t('form.seats')}>
            <NumberInput min={1} max={5000} precision={0} />
          </Form.Item>
        </>
      )}
      {task === 'add' && (
        <>
          <Form.Item name="name" label={t('name')} rules={rule(40)}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="phone" label={t('form.phone')}>
            <Input maxLength={20} />
          </Form.Item>
          {a.roles.length > 0 && (
            <Form.Item name="role" label={t('role')}>
              <Select
                allowClear
                placeholder={t('activities:seat')}
                options={a.roles.map(({ code, title }) => ({ value: code, label: labelOf(title) }))}
              />
            </Form.Item>
          )}
        </>
      )}
      {task === 'end_series' && (
        <Form.Item name="from" label={t('form.endFrom')} rules={needed}>
          <Input type="date" />
        </Form.Item>
      )}
      {worded && (
        <Form.Item name="words" label={t(task === 'record' ? 'minutesTitle' : 'form.why')} rules={rule(most)}>
          <Input.TextArea maxLength={most} autoSize={{ minRows: task === 'record' ? 8 : 2, maxRows: 20 }} />
        </Form.Item>
      )}
    </ActDrawer>
  );
};

/** A step of somebody's place that needs words or a second look. */
export const StepForm = ({ place, step, onClose }: { place: Participant; step: ParticipantStep; onClose: () => void }) => {
  const { t } = useTranslation('activities-console');
  return (
    <ActDrawer<Values, ActivityDetail>
      keep={`activities.${step}`}
      subject={place.id}
      title={t(`steps.${step}`)}
      lead={<p className="soft">{place.name}</p>}
      submit={t(`steps.${step}`)}
      done={t('done.noted')}
      renews="activities"
      request={({ words, minutes }) =>
        asked(endpoints.activities.stepParticipant, {
          params: { participantId: place.id },
          body: { step, words: words?.trim() ?? '', minutes: minutes ?? null },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {step === 'certify' && (
        <Form.Item name="minutes" label={t('form.minutes')} extra={t('form.minutesHint')}>
          <NumberInput min={0} max={1440} precision={0} />
        </Form.Item>
      )}
      <Form.Item
        name="words"
        label={t('form.why')}
        {...(steps[step].words && {
          rules: [{ required: true, whitespace: true, min: 2, max: 200, message: t('form.wordsRule', { max: 200 }) }],
        })}
      >
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 5 }} />
      </Form.Item>
    </ActDrawer>
  );
};
