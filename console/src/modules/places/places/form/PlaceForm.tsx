import { useQuery } from '@tanstack/react-query';
import { App, Checkbox, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { baseOf } from '#contract/kernel/kinds.ts';
import { telephoneOf } from '#contract/kernel/typed.ts';
import type { Point } from '#contract/kernel/values.ts';
import type { Attributes, PlaceDetail, PlaceFacts } from '#contract/places/api.ts';
import { hasAttributes, hasOpening, makesUp, type PlaceKind, placeKindSet } from '#contract/places/kinds.ts';
import { endpoints } from '../../../../app/api.ts';
import { offered } from '../../../../app/kinds.ts';
import { type Asked, asked } from '../../../../app/send.ts';
import { CleanInput } from '../../../../components/CleanInput.tsx';
import { PointField } from '../../../../components/map/PointField.tsx';
import { NumberInput } from '../../../../components/NumberInput.tsx';
import { OrganisationSelect } from '../../../../components/OrganisationSelect.tsx';
import { SendForm } from '../../../../components/SendForm.tsx';
import { placeSettingsQuery } from '../queries.ts';
import { AttributesField } from './AttributesField.tsx';
import { HoursField } from './HoursField.tsx';

interface Values {
  kind: PlaceKind;
  name: string;
  point: Point | null;
  address?: string;
  phone?: string;
  organisationId?: string;
  floorArea?: number | null;
  hours: PlaceFacts['hours'];
  closedOnHolidays?: boolean;
  makeUpDays?: 'kind' | 'yes' | 'no';
  hoursNote?: string;
  facilities?: string[];
  attributes?: Attributes;
  note?: string;
}
interface Props {
  /** The place to change; a new one without. */
  place?: PlaceDetail;
  /** Where the map begins for a new place. */
  area?: string | undefined;
  onClose: () => void;
  onDone: () => void;
}

const initialOf = (place: PlaceDetail): Values => ({
  kind: place.kind,
  name: place.name,
  point: place.point,
  address: place.address ?? '',
  phone: place.phone ?? '',
  ...(place.organisation ? { organisationId: place.organisation.id } : {}),
  floorArea: place.floorArea,
  hours: place.hours,
  closedOnHolidays: place.closedOnHolidays,
  makeUpDays: place.makeUpDays === null ? 'kind' : place.makeUpDays ? 'yes' : 'no',
  hoursNote: place.hoursNote ?? '',
  facilities: place.facilities,
  attributes: place.attributes,
  note: place.note ?? '',
});

/** Adds or changes a place. A change made meanwhile by somebody else is refused, never overwritten. */
export const PlaceForm = ({ place: now, area, onClose, onDone }: Props) => {
  // as it stood when the form was opened: what is read anew meanwhile must not pass somebody else's change off as seen
  const [place] = useState(now);
  const { t } = useTranslation();
  const { message } = App.useApp();
  const title = place ? t('places:form.change', { name: place.name }) : t('places:create');
  const request = (v: Values): Asked<PlaceDetail> => {
    const text = (value: string | undefined): string | null => value?.trim() || null;
    const facts = {
      kind: v.kind,
      name: v.name.trim(),
      point: v.point as Point,
      address: text(v.address),
      phone: text(v.phone),
      organisationId: v.organisationId ?? null,
      floorArea: v.floorArea ?? null,
      hours: v.hours ?? null,
      closedOnHolidays: v.closedOnHolidays ?? false,
      makeUpDays: (v.makeUpDays ?? 'kind') === 'kind' ? null : v.makeUpDays === 'yes',
      hoursNote: text(v.hoursNote),
      facilities: v.facilities ?? [],
      attributes: v.attributes ?? {},
      note: text(v.note),
    };
    return place
      ? asked(endpoints.places.changePlace, { params: { placeId: place.id }, body: { ...facts, version: place.version } })
      : asked(endpoints.places.createPlace, { body: facts });
  };
  return (
    <Drawer open title={title} onClose={onClose} size={560} destroyOnHidden>
      <SendForm<Values, PlaceDetail>
        keep="places.facts"
        subject={place?.id ?? ''}
        title={title}
        submit={t('places:form.save')}
        initial={place ? initialOf(place) : { kind: 'service_station', point: null, hours: null, makeUpDays: 'kind' }}
        request={request}
        onCancel={onClose}
        onDone={({ name }) => {
          void message.success(t(place ? 'places:form.changed' : 'places:form.created', { name }));
          onDone();
        }}
      >
        <Facts place={place} area={area} />
      </SendForm>
    </Drawer>
  );
};

const Facts = ({ place, area }: { place: PlaceDetail | undefined; area: string | undefined }) => {
  const { t } = useTranslation();
  const kind = Form.useWatch('kind', Form.useFormInstance<Values>()) ?? place?.kind;
  const { data: settings } = useQuery(placeSettingsQuery);
  return (
    <>
      <Form.Item name="kind" label={t('places:kind')}>
        <Select options={offered(placeKindSet, place?.kind).map((value) => ({ value, label: t(`places:kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('places:name')}
        rules={[{ required: true, whitespace: true, min: 2, max: 60, message: t('places:form.name') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="point" label={t('places:point')} rules={[{ required: true, message: t('places:form.point') }]}>
        <PointField area={place?.area.code.slice(0, 12) ?? area} />
      </Form.Item>
      <Form.Item name="address" label={t('places:address')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t('places:telephone')}
        extra={t('places:form.phoneHint')}
        rules={[{ transform: telephoneOf, pattern: /^[0-9+\- ]{3,20}$/, message: t('places:form.phone') }]}
      >
        <CleanInput clean={telephoneOf} inputMode="tel" />
      </Form.Item>
      <Form.Item name="organisationId" label={t('places:organisation')}>
        <OrganisationSelect label={t('places:organisation')} area={place?.area.code ?? area} />
      </Form.Item>
      <Form.Item name="floorArea" label={`${t('places:floorArea')}（㎡）`}>
        <NumberInput min={1} max={1_000_000} precision={0} style={{ width: 160 }} />
      </Form.Item>
      {(!kind || hasOpening(kind)) && (
        <>
          <Form.Item name="hours" label={t('places:hours.label')}>
            <HoursField />
          </Form.Item>
          <Form.Item name="closedOnHolidays" valuePropName="checked" extra={t('places:hours.holidaysHint')}>
            <Checkbox>{t('places:hours.holidays')}</Checkbox>
          </Form.Item>
          <Form.Item name="makeUpDays" label={t('places:hours.makeUp')} extra={t('places:hours.makeUpHint')}>
            <Select
              options={(['kind', 'yes', 'no'] as const).map((value) => ({
                value,
                label:
                  value === 'kind'
                    ? t('places:hours.makeUpKind', {
                        words: t(kind && makesUp(kind, null) ? 'places:hours.madeUp' : 'places:hours.notMadeUp'),
                      })
                    : t(value === 'yes' ? 'places:hours.madeUp' : 'places:hours.notMadeUp'),
              }))}
            />
          </Form.Item>
          <Form.Item name="hoursNote" label={t('places:hours.note')}>
            <Input maxLength={120} placeholder={t('places:hours.notePlaceholder')} />
          </Form.Item>
          <Form.Item name="facilities" label={t('places:facility')} extra={t('places:form.facilityHint')}>
            <Select
              mode="tags"
              maxCount={40}
              options={(kind ? (settings?.facilities[baseOf(kind)] ?? []) : []).map((value) => ({
                value,
                label: t(`places:facilities.${value}`, { defaultValue: value }),
              }))}
              optionFilterProp="label"
            />
          </Form.Item>
        </>
      )}
      {kind && hasAttributes(kind) && (
        <Form.Item name="attributes" label={t('places:attributesTitle')}>
          <AttributesField />
        </Form.Item>
      )}
      <Form.Item name="note" label={t('places:note')} extra={t('places:form.noteHint')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </>
  );
};
