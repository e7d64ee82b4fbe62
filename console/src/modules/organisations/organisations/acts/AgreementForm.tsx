import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { baseOf } from '#contract/kernel/kinds.ts';
import type { Agreement } from '#contract/organisations/agreements.ts';
import { isBody, isParty, isUnit, organisationKinds } from '#contract/organisations/kinds.ts';
import type { Organisation } from '#contract/organisations/organisations.ts';
import { dayOf, platformDay } from '#ui/time.ts';
import { endpoints } from '../../../../app/api.ts';
import { type Asked, asked } from '../../../../app/send.ts';
import { NumberInput } from '../../../../components/NumberInput.tsx';
import { PersonItem, type PersonValue, someoneOf } from '../../../../components/PersonItem.tsx';
import { ActDrawer, DayItem } from './ActDrawer.tsx';
import { OrganisationPick } from './OrganisationPick.tsx';

interface Values {
  other?: string;
  title: string;
  signedOn: string;
  validFrom: string;
  validTo: string;
  remindDays: number;
  promises?: { promiseId?: string; text: string; responsible: PersonValue; dueOn?: string }[];
}
export type AgreementAct = { kind: 'sign'; organisation: Organisation } | { kind: 'change' | 'renew'; agreement: Agreement };

/** The day `years` later, less one: a term of whole years. */
const yearsOn = (day: string, years: number): string =>
  dayOf(new Date(Date.parse(`${Number(day.slice(0, 4)) + years}${day.slice(4).replace('02-29', '02-28')}T12:00:00+08:00`) - 86_400_000));
const dayAfter = (day: string): string => dayOf(new Date(Date.parse(`${day}T12:00:00+08:00`) + 86_400_000));

const valuesOf = (act: AgreementAct): Partial<Values> => {
  const today = platformDay();
  if (act.kind === 'sign')
    return { signedOn: today, validFrom: today, validTo: yearsOn(today, 1), remindDays: 30, promises: [{} as never] };
  const { agreement: a } = act;
  const promises = a.promises.map((p) => ({
    text: p.text,
    responsible: { personId: p.responsible.id, label: p.responsible.name },
    ...(act.kind === 'change' ? { promiseId: p.id, ...(p.dueOn ? { dueOn: p.dueOn } : {}) } : {}),
  }));
  const common = { title: a.title, remindDays: a.remindDays, promises };
  if (act.kind === 'change') return { ...common, signedOn: a.signedOn, validFrom: a.validFrom, validTo: a.validTo };
  const from = a.validTo >= today ? dayAfter(a.validTo) : today;
  return { ...common, signedOn: today, validFrom: from, validTo: yearsOn(from, 1) };
};

/** Signs, changes or renews a co-building agreement with its promises. */
export const AgreementForm = ({ act, onClose, onDone }: { act: AgreementAct; onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation('organisations');
  const request = (v: Values): Asked<Agreement> => {
    const terms = {
      title: v.title.trim(),
      signedOn: v.signedOn,
      validFrom: v.validFrom,
      validTo: v.validTo,
      remindDays: v.remindDays,
      promises: (v.promises ?? []).map((p) => ({
        ...(p.promiseId ? { promiseId: p.promiseId } : {}),
        text: p.text.trim(),
        responsible: someoneOf(p.responsible),
        dueOn: p.dueOn ?? null,
      })),
    };
    if (act.kind === 'sign') {
      const [own, other] = [act.organisation.id, v.other ?? ''];
      // the community's side is the partner: a party organisation, a body or an office of the administration
      const sides = partnerSide(act.organisation) ? { unitId: other, partnerId: own } : { unitId: own, partnerId: other };
      return asked(endpoints.organisations.signAgreement, { body: { ...sides, ...terms } });
    }
    const { id: agreementId, version } = act.agreement;
    const input = { params: { agreementId }, body: { version, ...terms } };
    return act.kind === 'change'
      ? asked(endpoints.organisations.changeAgreement, input)
      : asked(endpoints.organisations.renewAgreement, input);
  };
  const name = act.kind === 'sign' ? act.organisation.name : act.agreement.title;
  return (
    <ActDrawer<Values, Agreement>
      wide
      keep={`agreement.${act.kind}`}
      subject={act.kind === 'sign' ? act.organisation.id : act.agreement.id}
      title={t(`agreement.act.${act.kind}Of`, { name })}
      submit={t(`agreement.act.${act.kind}`)}
      done={t(`agreement.done.${act.kind}`)}
      initial={valuesOf(act)}
      request={request}
      onClose={onClose}
      onDone={onDone}
    >
      {act.kind === 'sign' && <OtherSide organisation={act.organisation} />}
      <Form.Item
        name="title"
        label={t('agreement.title')}
        rules={[{ required: true, whitespace: true, min: 2, max: 100, message: t('agreement.titleRule') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <div className="form-two">
        <DayItem name="signedOn" label={t('agreement.signedOn')} required />
        <DayItem name="validFrom" label={t('agreement.validFrom')} required />
        <DayItem name="validTo" label={t('agreement.validTo')} required />
        <Form.Item name="remindDays" label={t('agreement.remindDays')} rules={[{ required: true, message: t('agreement.remindRule') }]}>
          <NumberInput min={0} max={365} precision={0} suffix={t('agreement.days')} />
        </Form.Item>
      </div>
      <Promises />
    </ActDrawer>
  );
};

const partnerSide = ({ kind }: Organisation): boolean =>
  isParty(kind) || isBody(kind) || ['community', 'street_office'].includes(baseOf(kind));

const OtherSide = ({ organisation }: { organisation: Organisation }) => {
  const { t } = useTranslation('organisations');
  const partner = partnerSide(organisation);
  const label = t(partner ? 'agreement.unit' : 'agreement.partner');
  const kinds = partner
    ? organisationKinds.filter(isUnit)
    : organisationKinds.filter(
        (kind) => (isParty(kind) && isUnit(kind)) || isBody(kind) || kind === 'community' || kind === 'street_office',
      );
  return (
    <Form.Item name="other" label={label} rules={[{ required: true, message: t('form.organisationNeeded') }]}>
      <OrganisationPick label={label} kinds={kinds} without={[organisation.id]} />
    </Form.Item>
  );
};

const Promises = () => {
  const { t } = useTranslation('organisations');
  return (
    <Form.List name="promises">
      {(fields, { add, remove }) => (
        <fieldset className="promise-fields">
          <legend>{t('agreement.promises')}</legend>
          {fields.map((field, index) => (
            <div key={field.key} className="promise-field">
              <Form.Item
                name={[field.name, 'text']}
                label={t('agreement.promiseNumber', { number: index + 1 })}
                rules={[{ required: true, whitespace: true, min: 2, max: 500, message: t('agreement.promiseRule') }]}
              >
                <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 5 }} />
              </Form.Item>
              <PersonItem name={[field.name, 'responsible']} label={t('agreement.responsible')} />
              <div className="promise-end">
                <DayItem name={[field.name, 'dueOn']} label={t('agreement.dueOn')} />
                <Button icon={<DeleteOutlined />} onClick={() => remove(field.name)}>
                  {t('agreement.removePromise')}
                </Button>
              </div>
            </div>
          ))}
          {fields.length < 50 && (
            <Button icon={<PlusOutlined />} onClick={() => add()}>
              {t('agreement.addPromise')}
            </Button>
          )}
        </fieldset>
      )}
    </Form.List>
  );
};
