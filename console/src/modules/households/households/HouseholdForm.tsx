import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HouseholdDetail } from '#contract/households/api.ts';
import { type Occupancy, occupancySet, type Use, useSet } from '#contract/households/kinds.ts';
import { endpoints } from '../../../app/api.ts';
import { useSettled } from '../../../app/hooks.ts';
import { offered, wordOf } from '../../../app/kinds.ts';
import { asked } from '../../../app/send.ts';
import { DayItem } from '../../../components/DayItem.tsx';
import { FoundSelect } from '../../../components/FoundSelect.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { ActForm } from './ActForm.tsx';
import { contactsQuery } from './queries.ts';

interface Values {
  unit?: string;
  room: string;
  floor?: number | null;
  floorArea?: number | null;
  use: Use;
  occupancy?: Occupancy | null;
  people?: number | null;
  contactId?: string | null;
  registeredOn?: string;
  note?: string;
}

interface Props {
  building: { id: string; name: string };
  /** Code of the grid where it stands. */
  area: string;
  household: HouseholdDetail | null;
  onClose: () => void;
  onDone: (made: HouseholdDetail) => void;
}

interface Choice {
  id?: string;
  label: string;
  area: string;
  known: { id: string; name: string } | null | undefined;
  value?: string | null;
  onChange?: (id: string | null) => void;
}
/** A contact household of the community, found by name. */
const ContactSelect = ({ id, label, area, known, value, onChange }: Choice) => {
  const { t } = useTranslation('households');
  const [words, setWords] = useState('');
  const { data, isPending } = useQuery(contactsQuery(area, useSettled(words.trim())));
  return (
    <FoundSelect
      id={id}
      label={label}
      placeholder={t('household.noContact')}
      value={value ?? undefined}
      found={data?.items.map((one) => ({ value: one.id, label: one.name, note: one.area })) ?? []}
      known={known}
      words={words}
      onWords={setWords}
      loading={isPending}
      none={t('household.contactNone')}
      onChange={(chosen) => onChange?.(chosen ?? null)}
    />
  );
};

/** Enters a household of a building, or changes one. */
export const HouseholdForm = ({ building, area, household, onClose, onDone }: Props) => {
  const { t } = useTranslation('households');
  const factsOf = (v: Values) => ({
    unit: v.unit?.trim() ?? '',
    room: v.room.trim(),
    floor: v.floor ?? null,
    floorArea: v.floorArea ?? null,
    use: v.use,
    occupancy: v.occupancy ?? null,
    people: v.people ?? null,
    contactId: v.contactId ?? null,
    registeredOn: v.registeredOn ?? null,
    note: v.note?.trim() || null,
  });
  return (
    <ActForm<Values, HouseholdDetail>
      keep="household"
      subject={household?.id ?? building.id}
      title={`${building.name} ${t(household ? 'acts.changeHousehold' : 'acts.createHousehold')}`}
      done={t('done.household')}
      initial={
        household
          ? {
              unit: household.unit,
              room: household.room,
              floor: household.floor,
              floorArea: household.floorArea,
              use: household.use,
              occupancy: household.occupancy,
              people: household.people,
              contactId: household.contact?.id ?? null,
              note: household.note ?? '',
              ...(household.registeredOn && { registeredOn: household.registeredOn }),
            }
          : { use: 'dwelling' }
      }
      request={(values) =>
        household
          ? asked(endpoints.households.changeHousehold, {
              params: { householdId: household.id },
              body: { version: household.version, ...factsOf(values) },
            })
          : asked(endpoints.households.createHousehold, { params: { buildingId: building.id }, body: factsOf(values) })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <div className="form-two">
        <Form.Item name="unit" label={t('household.unit')}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="room" label={t('household.room')} rules={[{ required: true, whitespace: true, message: t('household.roomRule') }]}>
          <Input maxLength={30} />
        </Form.Item>
      </div>
      <div className="form-two">
        <Form.Item name="floor" label={t('household.floor')}>
          <NumberInput min={-10} max={200} precision={0} />
        </Form.Item>
        <Form.Item name="floorArea" label={t('household.floorArea')}>
          <NumberInput min={0.01} max={999_999} precision={2} />
        </Form.Item>
      </div>
      <div className="form-two">
        <Form.Item name="use" label={t('household.use')}>
          <Select options={offered(useSet, household?.use).map((value) => ({ value, label: t(wordOf(useSet, value)) }))} />
        </Form.Item>
        <Form.Item name="occupancy" label={t('household.occupancy')}>
          <Select
            allowClear
            placeholder={t('unknown')}
            options={offered(occupancySet, household?.occupancy).map((value) => ({ value, label: t(wordOf(occupancySet, value)) }))}
          />
        </Form.Item>
      </div>
      <div className="form-two">
        <Form.Item name="people" label={t('household.people')}>
          <NumberInput min={0} max={200} precision={0} />
        </Form.Item>
        <DayItem name="registeredOn" label={t('household.registeredOn')} />
      </div>
      <Form.Item name="contactId" label={t('household.contact')} extra={t('household.contactHint')}>
        <ContactSelect label={t('household.contact')} area={area} known={household?.contact} />
      </Form.Item>
      <Form.Item name="note" label={t('household.note')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </ActForm>
  );
};
