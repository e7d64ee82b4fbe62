import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ManagedRoom } from '#contract/bookings/api.ts';
import { type RoomRules, usualRules } from '#contract/bookings/rules.ts';
import { bookers, type RoomKind, roomKinds } from '#contract/bookings/values.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { ChoiceSelect } from '../../../components/form/ChoiceSelect.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';

export type Forming = { kind: 'create' } | { kind: 'change' | 'rules'; room: ManagedRoom };

interface Values {
  placeId?: string;
  name: string;
  roomKind: RoomKind;
  capacity: number;
  note?: string | null;
  since: string;
  rules: RoomRules;
  /** Hours for loudspeakers and minutes to sign in, where there are any; yuan for fen. */
  loudFrom?: string;
  loudTo?: string;
  feeYuan: number;
  depositYuan: number;
}

const numbers = ['aheadDays', 'latestMinutes', 'shortest', 'longest', 'step', 'gap', 'cancelMinutes', 'weeks', 'leastPeople'] as const;
const limits = ['day', 'week', 'month'] as const;

const rulesOf = ({ rules, loudFrom, loudTo, feeYuan, depositYuan }: Values, before: RoomRules): RoomRules => ({
  ...before,
  ...rules,
  most: { ...before.most, ...rules.most },
  signIn: rules.signIn || null,
  note: rules.note?.trim() || null,
  loudspeaker: loudFrom && loudTo ? [loudFrom, loudTo] : null,
  fee: { ...before.fee, ...rules.fee, fen: Math.round((feeYuan ?? 0) * 100) },
  deposit: Math.round((depositYuan ?? 0) * 100),
});

const initialOf = (rules: RoomRules): Partial<Values> => ({
  since: platformDay(),
  rules,
  ...(rules.loudspeaker && { loudFrom: rules.loudspeaker[0], loudTo: rules.loudspeaker[1] }),
  feeYuan: rules.fee.fen / 100,
  depositYuan: rules.deposit / 100,
});

/** Adds a room, changes what is said of one, or sets its rules from a day on. */
export const RoomForm = ({ forming, onClose }: { forming: Forming; onClose: () => void }) => {
  const { t } = useTranslation('bookings-console');
  const room = forming.kind === 'create' ? null : forming.room;
  const before = room?.rules.rules ?? usualRules;
  const title = t({ create: 'addRoom', change: 'changeRoom', rules: 'setRules' }[forming.kind]);
  const facts = ({ name, roomKind, capacity, note }: Values) => ({
    name: name.trim(),
    kind: roomKind,
    capacity,
    note: note?.trim() || null,
  });
  const request = (values: Values) => {
    if (forming.kind === 'change')
      return asked(endpoints.bookings.changeRoom, {
        params: { roomId: forming.room.id },
        body: { version: forming.room.version, ...facts(values) },
      });
    if (forming.kind === 'rules')
      return asked(endpoints.bookings.setRules, {
        params: { roomId: forming.room.id },
        body: { since: values.since, rules: rulesOf(values, before) },
      });
    return asked(endpoints.bookings.createRoom, {
      body: { placeId: values.placeId ?? '', ...facts(values), rules: rulesOf(values, before) },
    });
  };
  return (
    <ActDrawer<Values, ManagedRoom>
      keep={`bookings.room-${forming.kind}`}
      subject={room?.id ?? 'new'}
      title={title}
      lead={room && `${room.place.name} ${room.name}`}
      submit={t('save')}
      done={t('done')}
      wide
      initial={{
        ...initialOf(before),
        ...(room ? { name: room.name, roomKind: room.kind, capacity: room.capacity, note: room.note } : { roomKind: 'room', capacity: 30 }),
      }}
      renews="bookings"
      request={request}
      onClose={onClose}
      onDone={onClose}
    >
      {forming.kind !== 'rules' && <Facts withPlace={forming.kind === 'create'} />}
      {forming.kind === 'rules' && (
        <DayItem name="since" label={t('form.since')} extra={t('form.sinceText')} min={platformDay()} required />
      )}
      {forming.kind !== 'change' && <RuleFields />}
    </ActDrawer>
  );
};

const Facts = ({ withPlace }: { withPlace: boolean }) => {
  const { t } = useTranslation('bookings-console');
  return (
    <>
      {withPlace && (
        <Form.Item name="placeId" label={t('form.place')} rules={[{ required: true, message: t('form.placeNeeded') }]}>
          <PlaceSelect label={t('form.place')} />
        </Form.Item>
      )}
      <Form.Item name="name" label={t('form.name')} rules={[{ required: true, whitespace: true, message: t('form.nameNeeded') }]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="roomKind" label={t('form.kind')}>
        <Select options={roomKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="capacity" label={t('capacity')} rules={[{ required: true, message: t('form.numberNeeded') }]}>
        <NumberInput min={1} max={5000} />
      </Form.Item>
      <Form.Item name="note" label={t('form.note')}>
        <Input.TextArea maxLength={300} autoSize />
      </Form.Item>
    </>
  );
};

/** Given its value by the form. */
const PlaceSelect = ({ label, value, onChange }: { label: string; value?: string; onChange?: (id: string | undefined) => void }) => (
  <ChoiceSelect id="booking-place" label={label} format="place" value={value} onChange={(id) => onChange?.(id)} />
);

const RuleFields = () => {
  const { t } = useTranslation('bookings-console');
  const needed = [{ required: true, message: t('form.numberNeeded') }];
  return (
    <div className="booking-rule-fields">
      <Form.Item name={['rules', 'opensAt']} label={t('form.opensAt')} rules={needed}>
        <Input type="time" className="day-field" />
      </Form.Item>
      {numbers.map((name) => (
        <Form.Item key={name} name={['rules', name]} label={t(`form.${name}`)} rules={needed}>
          <NumberInput min={0} max={20_160} precision={0} />
        </Form.Item>
      ))}
      {limits.map((name) => (
        <Form.Item key={name} name={['rules', 'most', name]} label={t(`form.most.${name}`)}>
          <NumberInput min={1} max={200} precision={0} />
        </Form.Item>
      ))}
      <Form.Item name={['rules', 'signIn']} label={t('form.signIn')} extra={t('form.signInText')}>
        <NumberInput min={5} max={120} precision={0} />
      </Form.Item>
      <Form.Item name={['rules', 'who']} label={t('form.who')}>
        <Select options={bookers.map((value) => ({ value, label: t(`bookers.${value}`) }))} />
      </Form.Item>
      <Form.Item name={['rules', 'approval']} valuePropName="checked">
        <Checkbox>{t('form.approval')}</Checkbox>
      </Form.Item>
      <Form.Item name="feeYuan" label={t('form.fee')}>
        <NumberInput min={0} max={100_000} precision={2} />
      </Form.Item>
      <Form.Item name={['rules', 'fee', 'per']} label={t('form.per')}>
        <Select options={(['booking', 'hour'] as const).map((value) => ({ value, label: t(`per.${value}`) }))} />
      </Form.Item>
      <Form.Item name="depositYuan" label={t('form.deposit')}>
        <NumberInput min={0} max={100_000} precision={2} />
      </Form.Item>
      <Form.Item name="loudFrom" label={t('form.loudFrom')}>
        <Input type="time" className="day-field" />
      </Form.Item>
      <Form.Item name="loudTo" label={t('form.loudTo')}>
        <Input type="time" className="day-field" />
      </Form.Item>
      <Form.Item name={['rules', 'note']} label={t('form.ruleNote')}>
        <Input maxLength={300} />
      </Form.Item>
    </div>
  );
};
