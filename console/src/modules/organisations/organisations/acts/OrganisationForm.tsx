import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { baseOf } from '#contract/kernel/kinds.ts';
import { capitalCodeOf, telephoneOf } from '#contract/kernel/typed.ts';
import { mayStandBelow, type OrganisationKind, organisationKindSet, organisationKinds } from '#contract/organisations/kinds.ts';
import type { Organisation } from '#contract/organisations/organisations.ts';
import { endpoints } from '../../../../app/api.ts';
import { offered } from '../../../../app/kinds.ts';
import { type Asked, asked } from '../../../../app/send.ts';
import { AreaItem, type PlainArea, plainArea } from '../../../../components/AreaItem.tsx';
import { CleanInput } from '../../../../components/CleanInput.tsx';
import { NumberInput } from '../../../../components/NumberInput.tsx';
import { ActDrawer, DayItem, textOrNull } from './ActDrawer.tsx';
import { OrganisationPick } from './OrganisationPick.tsx';

interface Values {
  kind: OrganisationKind;
  area: PlainArea;
  parentId?: string;
  name: string;
  creditCode?: string;
  address?: string;
  phone?: string;
  lon?: number | null;
  lat?: number | null;
  members?: number | null;
  households?: number | null;
  note?: string;
  foundedOn?: string;
}
/** `area`: where a new one is proposed to stand. */
type Of =
  | { kind: 'create'; parent: Organisation | null; area: PlainArea | undefined | null }
  | { kind: 'change'; organisation: Organisation };

const factsOf = (v: Values) => ({
  name: v.name.trim(),
  creditCode: textOrNull(v.creditCode),
  address: textOrNull(v.address),
  phone: textOrNull(v.phone),
  point: v.lon != null && v.lat != null ? { lon: v.lon, lat: v.lat } : null,
  members: v.members ?? null,
  households: v.households ?? null,
  note: textOrNull(v.note),
  foundedOn: v.foundedOn ?? null,
});
const valuesOf = (o: Organisation): Partial<Values> => ({
  kind: o.kind,
  name: o.name,
  creditCode: o.creditCode ?? '',
  address: o.address ?? '',
  phone: o.phone ?? '',
  lon: o.point?.lon ?? null,
  lat: o.point?.lat ?? null,
  members: o.members,
  households: o.households,
  note: o.note ?? '',
  ...(o.foundedOn ? { foundedOn: o.foundedOn } : {}),
});

/** Enters an organisation, at the top or below another one, or changes its facts. */
export const OrganisationForm = ({ of, onClose, onDone }: { of: Of; onClose: () => void; onDone: (made: Organisation) => void }) => {
  const { t } = useTranslation('organisations');
  const parent = of.kind === 'create' ? of.parent : null;
  const request = (v: Values): Asked<Organisation> =>
    of.kind === 'change'
      ? asked(endpoints.organisations.changeOrganisation, {
          params: { organisationId: of.organisation.id },
          body: { version: of.organisation.version, ...factsOf(v) },
        })
      : asked(endpoints.organisations.createOrganisation, {
          body: { kind: v.kind, areaId: v.area.id, parentId: parent?.id ?? v.parentId ?? null, ...factsOf(v) },
        });
  return (
    <ActDrawer<Values, Organisation>
      keep={of.kind === 'change' ? 'organisation.change' : 'organisation.create'}
      subject={of.kind === 'change' ? of.organisation.id : (parent?.id ?? '')}
      title={
        of.kind === 'change'
          ? t('acts.changeOf', { name: of.organisation.name })
          : parent
            ? t('acts.createBelow', { name: parent.name })
            : t('acts.create')
      }
      submit={t(of.kind === 'change' ? 'acts.save' : 'acts.create')}
      done={t(of.kind === 'change' ? 'done.changed' : 'done.created')}
      initial={of.kind === 'change' ? valuesOf(of.organisation) : of.area ? { area: plainArea(of.area) } : {}}
      request={request}
      onClose={onClose}
      onDone={onDone}
    >
      {of.kind === 'create' && <KindAndParent parent={parent} />}
      <Form.Item
        name="name"
        label={t('form.name')}
        rules={[{ required: true, whitespace: true, min: 2, max: 80, message: t('form.nameRule') }]}
      >
        <Input maxLength={80} />
      </Form.Item>
      <Facts kind={of.kind === 'change' ? of.organisation.kind : undefined} />
    </ActDrawer>
  );
};

/** Kind, area and, at the top, the organisation above. */
const KindAndParent = ({ parent }: { parent: Organisation | null }) => {
  const { t } = useTranslation('organisations');
  const form = Form.useFormInstance<Values>();
  const kind = Form.useWatch<OrganisationKind | undefined>('kind', form);
  const kinds = offered(organisationKindSet).filter((one) => !parent || mayStandBelow(one, parent.kind));
  return (
    <>
      <Form.Item name="kind" label={t('form.kind')} rules={[{ required: true, message: t('form.kindNeeded') }]}>
        <Select
          showSearch
          optionFilterProp="label"
          options={kinds.map((one) => ({ value: one, label: t(`organisations:organisationKinds.${one}`) }))}
          onChange={() => form.setFieldsValue({ parentId: undefined as never })}
        />
      </Form.Item>
      <AreaItem name="area" label={t('area')} needed={t('form.areaNeeded')} />
      {!parent && kind && organisationKinds.some((one) => mayStandBelow(kind, one)) && (
        <Form.Item name="parentId" label={t('form.parent')} extra={t('form.parentHint')}>
          <OrganisationPick label={t('form.parent')} kinds={organisationKinds.filter((one) => mayStandBelow(kind, one))} />
        </Form.Item>
      )}
    </>
  );
};

const Facts = ({ kind: fixed }: { kind: OrganisationKind | undefined }) => {
  const { t } = useTranslation('organisations');
  const form = Form.useFormInstance<Values>();
  const kind = Form.useWatch<OrganisationKind | undefined>('kind', form) ?? fixed;
  const both = ({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({
    validator: () =>
      (getFieldValue('lon') == null) === (getFieldValue('lat') == null)
        ? Promise.resolve()
        : Promise.reject(new Error(t('form.pointRule'))),
  });
  return (
    <>
      <Form.Item
        name="creditCode"
        label={t('facts.creditCode')}
        rules={[{ transform: capitalCodeOf, pattern: /^[0-9A-HJ-NPQRTUWXY]{18}$/, message: t('form.creditCodeRule') }]}
      >
        <CleanInput clean={capitalCodeOf} className="code-field" />
      </Form.Item>
      <div className="form-two">
        <Form.Item name="members" label={t('facts.members')}>
          <NumberInput min={0} max={1_000_000} precision={0} />
        </Form.Item>
        {kind !== undefined && baseOf(kind) === 'contact_household' && (
          <Form.Item name="households" label={t('facts.households')} extra={t('form.householdsHint')}>
            <NumberInput min={0} max={1_000_000} precision={0} />
          </Form.Item>
        )}
        <DayItem name="foundedOn" label={t('facts.foundedOn')} />
      </div>
      <Form.Item name="address" label={t('facts.address')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t('facts.phone')}
        extra={t('form.phoneHint')}
        rules={[{ transform: telephoneOf, pattern: /^[0-9+() -]{3,30}$/, message: t('form.phoneRule') }]}
      >
        <CleanInput clean={telephoneOf} inputMode="tel" />
      </Form.Item>
      <div className="form-two">
        <Form.Item name="lon" label={t('form.lon')} dependencies={['lat']} rules={[both]}>
          <NumberInput min={-180} max={180} precision={6} controls={false} />
        </Form.Item>
        <Form.Item name="lat" label={t('form.lat')} dependencies={['lon']} rules={[both]}>
          <NumberInput min={-90} max={90} precision={6} controls={false} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('facts.note')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
    </>
  );
};
