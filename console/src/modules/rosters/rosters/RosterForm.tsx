import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Roster, Slot } from '#contract/rosters/api.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { OrganisationSelect } from '../../../components/OrganisationSelect.tsx';
import { SendForm } from '../../../components/SendForm.tsx';

interface Values {
  name: string;
  organisationId?: string | null;
  area?: PlainArea;
  confirms: boolean;
  telephone?: string | null;
  slots: Slot[];
}

const newKey = (): string => Math.random().toString(36).slice(2, 10);
const newSlot = (): Slot => ({ key: newKey(), name: '', days: 'all', on: [], from: '08:00', to: '08:00', people: 1, turn: [] });

/** Makes a roster, or changes one. Who takes turns is chosen once it stands: only then it is known who works there. */
export const RosterForm = ({ roster, onClose, onDone }: { roster: Roster | null; onClose: () => void; onDone: (made: Roster) => void }) => {
  const { t } = useTranslation('rosters');
  const title = t(roster ? 'change' : 'make');
  const initial: Partial<Values> = roster
    ? {
        name: roster.name,
        confirms: roster.confirms,
        telephone: roster.telephone,
        slots: roster.slots,
      }
    : { confirms: false, slots: [newSlot()] };
  return (
    <Drawer open title={title} onClose={onClose} size={620} destroyOnHidden>
      <SendForm<Values, Roster>
        keep="rosters.roster"
        subject={roster?.id ?? 'new'}
        title={title}
        initial={initial}
        submit={t('form.save')}
        request={({ name, organisationId, area, confirms, telephone, slots }) => {
          const body = {
            name: name.trim(),
            organisationId: roster ? (roster.organisation?.id ?? null) : (organisationId ?? null),
            areaId: roster?.area.id ?? area?.id ?? '',
            confirms,
            telephone: telephone?.trim() || null,
            slots: slots.map(plain),
          };
          return roster
            ? asked(endpoints.rosters.changeRoster, { params: { rosterId: roster.id }, body: { ...body, version: roster.version } })
            : asked(endpoints.rosters.createRoster, { body });
        }}
        onCancel={onClose}
        onDone={onDone}
      >
        <Form.Item
          name="name"
          label={t('name')}
          rules={[{ required: true, whitespace: true, min: 2, max: 40, message: t('form.nameNeeded') }]}
        >
          <Input maxLength={40} />
        </Form.Item>
        {!roster && (
          <>
            <AreaItem name="area" label={t('form.area')} needed={t('form.areaNeeded')} extra={t('form.areaHint')} />
            <Form.Item name="organisationId" label={t('form.organisation')} extra={t('form.organisationHint')}>
              <OrganisationSelect label={t('form.organisation')} />
            </Form.Item>
          </>
        )}
        <Form.Item name="telephone" label={t('form.telephone')} extra={t('form.telephoneHint')}>
          <Input type="tel" maxLength={30} />
        </Form.Item>
        <Form.Item name="confirms" valuePropName="checked">
          <Checkbox>{t('form.confirms')}</Checkbox>
        </Form.Item>
        <Form.List name="slots">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }, n) => (
                <SlotFields
                  key={key}
                  index={name}
                  people={roster?.people ?? null}
                  number={n + 1}
                  {...(fields.length > 1 && { onRemove: () => remove(name) })}
                />
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add(newSlot())}>
                {t('form.addSlot')}
              </Button>
            </>
          )}
        </Form.List>
      </SendForm>
    </Drawer>
  );
};

/** A slot without what its kind of days has no use for. */
const plain = (slot: Slot): Slot => ({
  ...slot,
  name: slot.name.trim(),
  on: slot.days === 'weekdays' || slot.days === 'monthdays' ? (slot.on ?? []) : [],
  turn: slot.turn ?? [],
});

const SlotFields = ({
  index,
  number,
  people,
  onRemove,
}: {
  index: number;
  number: number;
  people: Roster['people'] | null;
  onRemove?: () => void;
}) => {
  const { t } = useTranslation('rosters');
  const locale = useLocale();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  // 1970-01-05 was a Monday
  const weekdays = Array.from({ length: 7 }, (_, n) => ({ value: n, label: weekday.format(new Date((n + 4) * 86_400_000)) }));
  const monthdays = Array.from({ length: 31 }, (_, n) => ({ value: n + 1, label: t('form.dayOfMonth', { count: n + 1 }) }));
  return (
    <fieldset className="roster-fields">
      <legend>
        {t('form.slot', { number })}
        {onRemove && (
          <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('form.removeSlot', { number })} onClick={onRemove} />
        )}
      </legend>
      <Form.Item name={[index, 'key']} hidden>
        <Input />
      </Form.Item>
      <Form.Item
        name={[index, 'name']}
        label={t('form.slotName')}
        rules={[{ required: true, whitespace: true, max: 20, message: t('form.slotNameNeeded') }]}
      >
        <Input maxLength={20} placeholder={t('form.slotNameHint')} />
      </Form.Item>
      <div className="roster-hours">
        {(['from', 'to'] as const).map((side) => (
          <Form.Item
            key={side}
            name={[index, side]}
            label={t(`form.${side}`)}
            {...(side === 'to' && { extra: t('form.toHint') })}
            rules={[{ required: true, message: t('form.hoursNeeded') }]}
          >
            <Input type="time" />
          </Form.Item>
        ))}
        <Form.Item name={[index, 'people']} label={t('form.people')} rules={[{ required: true, message: t('form.peopleNeeded') }]}>
          <InputNumber min={1} max={20} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name={[index, 'days']} label={t('form.days')}>
        <Select
          options={(['all', 'workdays', 'restdays', 'weekdays', 'monthdays'] as const).map((value) => ({
            value,
            label: t(`form.on.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={[['slots', index, 'days']]}>
        {({ getFieldValue }) => {
          const days = getFieldValue(['slots', index, 'days']) as Slot['days'];
          if (days !== 'weekdays' && days !== 'monthdays') return null;
          return (
            <Form.Item name={[index, 'on']} label={t('form.which')} rules={[{ required: true, message: t('form.whichNeeded') }]}>
              <Select mode="multiple" options={days === 'weekdays' ? weekdays : monthdays} />
            </Form.Item>
          );
        }}
      </Form.Item>
      <Form.Item name={[index, 'turn']} label={t('form.turn')} extra={people ? t('form.turnHint') : t('form.turnLater')} hidden={!people}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={(people ?? []).map(({ accountId, name }) => ({ value: accountId, label: name }))}
        />
      </Form.Item>
    </fieldset>
  );
};
