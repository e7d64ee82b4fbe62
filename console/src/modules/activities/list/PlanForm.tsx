import { useQuery } from '@tanstack/react-query';
import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ActivityDetail } from '#contract/activities/api.ts';
import type { Rhythm } from '#contract/activities/rhythm.ts';
import { labelOf } from '#ui/i18n.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { OrganisationSelect } from '../../../components/OrganisationSelect.tsx';
import { RhythmFields } from '../../../components/rhythm/RhythmFields.tsx';
import { kindsQuery } from '../queries.ts';
import { fieldOf, momentOf } from '../words.ts';

interface Values {
  kind: string;
  title: string;
  text?: string;
  areaCode: string;
  place: string;
  roomId?: string;
  organisationId?: string;
  seats?: number | null;
  once: boolean;
  startsAt?: string;
  endsAt?: string;
  rhythm?: Rhythm;
}
interface Props {
  onClose: () => void;
  onDone: (activity: ActivityDetail) => void;
}

const hour = 3_600_000;

/** Announces an activity, once or as a series. */
export const PlanForm = ({ onClose, onDone }: Props) => {
  const { t } = useTranslation('activities-console');
  const kinds = useQuery(kindsQuery);
  const words = (max: number) => [{ required: true, whitespace: true, min: 2, max, message: t('form.wordsRule', { max }) }];
  const needed = [{ required: true, message: t('form.needed') }];
  const tomorrow = `${platformDay(1)}T09:00`;
  const rhythm: Rhythm = {
    every: 'week',
    days: 'weekdays',
    on: [3],
    times: 1,
    hours: [['09:00', '11:00']],
    from: tomorrow.slice(0, 10),
    until: platformDay(92),
    seasons: [],
  };
  return (
    <ActDrawer<Values, ActivityDetail>
      keep="activities.plan"
      subject=""
      title={t('announce')}
      submit={t('announce')}
      done={t('done.announced')}
      renews="activities"
      wide
      initial={{
        once: true,
        startsAt: tomorrow,
        endsAt: fieldOf(new Date(Date.parse(momentOf(tomorrow)) + 2 * hour).toISOString()),
        rhythm,
      }}
      request={({ once, startsAt = '', endsAt = '', rhythm: chosen = rhythm, ...v }) =>
        asked(endpoints.activities.planActivity, {
          body: {
            ...v,
            text: v.text?.trim() ?? '',
            seats: v.seats ?? null,
            roomId: v.roomId ?? null,
            organisationId: v.organisationId ?? null,
            point: null,
            when: once ? { startsAt: momentOf(startsAt), endsAt: momentOf(endsAt) } : { rhythm: chosen },
          },
        })
      }
      onClose={onClose}
      onDone={(made) => {
        onClose();
        onDone(made);
      }}
    >
      <Form.Item name="kind" label={t('kind')} rules={needed}>
        <Select options={(kinds.data?.items ?? []).map(({ code, title }) => ({ value: code, label: labelOf(title) }))} />
      </Form.Item>
      <Form.Item name="title" label={t('form.title')} rules={words(100)}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="text" label={t('form.text')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name="areaCode" label={t('area')} rules={needed}>
        <AreaSelect label={t('area')} />
      </Form.Item>
      <Form.Item name="place" label={t('place')} rules={words(200)}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item noStyle dependencies={['areaCode']}>
        {({ getFieldValue }) => <RoomItem area={getFieldValue('areaCode') as string | undefined} />}
      </Form.Item>
      <Form.Item name="organisationId" label={t('organiser')} extra={t('form.organiserHint')}>
        <OrganisationSelect label={t('organiser')} />
      </Form.Item>
      <Form.Item name="once" label={t('when')}>
        <Radio.Group
          options={[
            { value: true, label: t('form.once') },
            { value: false, label: t('form.series') },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['once']}>
        {({ getFieldValue }) =>
          getFieldValue('once') === false ? (
            <Form.Item name="rhythm" label={t('form.rhythm')} extra={t('form.rhythmHint')}>
              <RhythmFields ends plain />
            </Form.Item>
          ) : (
            <div className="form-two">
              <Form.Item name="startsAt" label={t('form.startsAt')} rules={needed}>
                <Input type="datetime-local" />
              </Form.Item>
              <Form.Item name="endsAt" label={t('form.endsAt')} rules={needed}>
                <Input type="datetime-local" />
              </Form.Item>
            </div>
          )
        }
      </Form.Item>
      <Form.Item name="seats" label={t('form.seats')} extra={t('form.seatsHint')}>
        <NumberInput min={1} max={5000} precision={0} />
      </Form.Item>
    </ActDrawer>
  );
};

/** A room that is kept for it, where its area has any. */
const RoomItem = ({ area }: { area: string | undefined }) => {
  const { t } = useTranslation('activities-console');
  const { data } = useQuery({
    queryKey: ['activities', 'rooms', area],
    enabled: area !== undefined,
    queryFn: ({ signal }) => call(endpoints.activities.listActivityRooms, { query: { area: area ?? '' } }, signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Form.Item name="roomId" label={t('form.room')} extra={t('form.roomHint')}>
      <Select allowClear options={data.items.map(({ id, name }) => ({ value: id, label: name }))} />
    </Form.Item>
  );
};
