import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Form, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { telephoneOf } from '#contract/kernel/typed.ts';
import type { Point } from '#contract/kernel/values.ts';
import { hasAttributes, hasOpening, makesUp, type PlaceKind, placeKinds } from '#contract/territory/place-kinds.ts';
import type { Attributes, PlaceDetail, PlaceFacts } from '#contract/territory/places.ts';
import { call, endpoints, isRefusal, wordsFor } from '../../../app/api.ts';
import { CleanInput } from '../../../components/CleanInput.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { OrganisationSelect } from '../../../components/OrganisationSelect.tsx';
import { placeSettingsQuery } from '../queries.ts';
import { AttributesField } from './AttributesField.tsx';
import { HoursField } from './HoursField.tsx';
import { PointField } from './PointField.tsx';

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
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form) ?? place?.kind;
  const { data: settings } = useQuery(placeSettingsQuery);
  const id = useRef(v7());
  const send = useMutation({
    mutationFn: (v: Values) => {
      const text = (value: string | undefined): string | null => value?.trim() || null;
      const facts = {
        id: id.current,
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
        ? call(endpoints.territory.changePlace, { params: { placeId: place.id }, body: { ...facts, version: place.version } })
        : call(endpoints.territory.createPlace, { body: facts });
    },
    onSuccess: ({ name }) => {
      void message.success(t(place ? 'places:form.changed' : 'places:form.created', { name }));
      onDone();
    },
    onError: (error) => {
      // what was refused may be sent again, corrected, as another request
      if (isRefusal(error, 'request.id_reused')) id.current = v7();
    },
  });
  return (
    <Drawer
      open
      title={place ? t('places:form.change', { name: place.name }) : t('places:create')}
      onClose={onClose}
      size={560}
      destroyOnHidden
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={send.mutate}
        initialValues={place ? initialOf(place) : { kind: 'service_station', point: null, hours: null }}
        scrollToFirstError
      >
        <Form.Item name="kind" label={t('places:kind')}>
          <Select options={placeKinds.map((value) => ({ value, label: t(`places:kinds.${value}`) }))} />
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
            <Form.Item name="makeUpDays" label={t('places:hours.makeUp')} initialValue="kind" extra={t('places:hours.makeUpHint')}>
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
                options={(kind ? (settings?.facilities[kind] ?? []) : []).map((value) => ({
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
        {send.isError && (
          <p className="field-problem" role="alert">
            {wordsFor(send.error)}
          </p>
        )}
        <div className="form-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t('places:form.save')}
          </Button>
        </div>
      </Form>
    </Drawer>
  );
};
