import { Checkbox, Form, Input, Radio, Select } from 'antd';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisputeDetail } from '#contract/disputes/api.ts';
import { agreementForms, sessionResults } from '#contract/disputes/kinds.ts';
import { PhotoField } from '../../../components/PhotoField.tsx';
import { MediatorFields } from '../OpenForm.tsx';
import type { Task, Values } from './acts.tsx';

interface Props {
  dispute: DisputeDetail;
  onBusy: (busy: boolean) => void;
}
const rest = (typed: string): string | undefined => typed || undefined;

const Words = ({ of }: { of: 'record' | 'conclude' | 'why' | 'visit' }) => {
  const { t } = useTranslation('disputes-console');
  return (
    <Form.Item
      name="words"
      label={t(`form.words.${of}`)}
      rules={[{ required: true, whitespace: true, min: 2, max: 2000, message: t('form.wordsRule', { max: 2000 }) }]}
    >
      <Input.TextArea maxLength={2000} autoSize={{ minRows: 4, maxRows: 12 }} />
    </Form.Item>
  );
};
const Reason = () => {
  const { t } = useTranslation('disputes-console');
  return (
    <Form.Item
      name="reason"
      label={t('form.reason')}
      rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('form.wordsRule', { max: 200 }) }]}
    >
      <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 5 }} />
    </Form.Item>
  );
};
const WhenWhere = () => {
  const { t } = useTranslation('disputes-console');
  return (
    <div className="form-two">
      <Form.Item name="startsAt" label={t('form.startsAt')} rules={[{ required: true, message: t('form.timeRule') }]}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item
        name="place"
        label={t('form.place')}
        rules={[{ required: true, whitespace: true, min: 2, max: 100, message: t('form.wordsRule', { max: 100 }) }]}
      >
        <Input maxLength={100} />
      </Form.Item>
    </div>
  );
};
const Day = ({ name, label, needed = true, extra }: { name: keyof Values; label: string; needed?: boolean; extra?: string }) => {
  const { t } = useTranslation('disputes-console');
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      normalize={rest}
      rules={needed ? [{ required: true, message: t('form.dayRule') }] : []}
    >
      <Input type="date" />
    </Form.Item>
  );
};

const Record = ({ dispute, onBusy }: Props) => {
  const { t } = useTranslation('disputes-console');
  return (
    <>
      <WhenWhere />
      <Form.Item name="attended" label={t('form.attended')}>
        <Checkbox.Group
          options={dispute.parties.map(({ id, side, name }) => ({ value: id, label: `${t(`disputes:sides.${side}`)} ${name}` }))}
        />
      </Form.Item>
      <Form.Item name="others" label={t('form.others')}>
        <Input maxLength={200} />
      </Form.Item>
      <Words of="record" />
      <Form.Item name="result" label={t('form.result')}>
        <Select options={sessionResults.map((value) => ({ value, label: t(`disputes:results.${value}`) }))} />
      </Form.Item>
      <Form.Item name="photos" label={t('form.photos')}>
        <PhotoField onBusy={onBusy} />
      </Form.Item>
    </>
  );
};

const Conclude = ({ onBusy }: Props) => {
  const { t } = useTranslation('disputes-console');
  const agreed = (Form.useWatch('state', Form.useFormInstance<Values>()) ?? 'agreed') === 'agreed';
  return (
    <>
      <Form.Item name="state" label={t('form.outcome')}>
        <Radio.Group
          options={(['agreed', 'failed', 'withdrawn'] as const).map((value) => ({ value, label: t(`disputes:states.${value}`) }))}
        />
      </Form.Item>
      {agreed && (
        <Form.Item name="form" label={t('form.form')}>
          <Radio.Group options={agreementForms.map((value) => ({ value, label: t(`disputes:forms.${value}`) }))} />
        </Form.Item>
      )}
      <Words of={agreed ? 'conclude' : 'why'} />
      {agreed && (
        <>
          <div className="form-two">
            <Form.Item name="amount" label={t('form.amount')} normalize={rest}>
              <Input type="number" min={0} step="0.01" inputMode="decimal" />
            </Form.Item>
            <Day name="performBy" label={t('form.performBy')} needed={false} extra={t('form.performByHint')} />
          </div>
          <Form.Item name="photos" label={t('form.paperPhotos')}>
            <PhotoField onBusy={onBusy} />
          </Form.Item>
        </>
      )}
    </>
  );
};

const Assign = ({ dispute }: Props) => (
  <>
    <MediatorFields of={{ organisationId: dispute.organisation.id, areaCode: dispute.area.code }} />
    <Reason />
  </>
);

const Confirm = () => {
  const { t } = useTranslation('disputes-console');
  return (
    <div className="form-two">
      <Day name="askedOn" label={t('form.askedOn')} />
      <Day name="on" label={t('form.confirmedOn')} />
    </div>
  );
};

const Visit = () => {
  const { t } = useTranslation('disputes-console');
  const fulfilled = Form.useWatch('fulfilled', Form.useFormInstance<Values>()) ?? true;
  const either = (name: 'fulfilled' | 'satisfied', label: string, yes: string, no: string) => (
    <Form.Item name={name} label={label}>
      <Radio.Group
        options={[
          { value: true, label: t(yes) },
          { value: false, label: t(no) },
        ]}
      />
    </Form.Item>
  );
  return (
    <>
      {either('fulfilled', t('form.performed'), 'fulfilled', 'notFulfilled')}
      {either('satisfied', t('form.satisfied'), 'satisfied', 'notSatisfied')}
      <Form.Item name="more" label={t('form.more')}>
        <Checkbox.Group options={(['lawsuit', 'escalating'] as const).map((value) => ({ value, label: t(value) }))} />
      </Form.Item>
      <Words of="visit" />
      {!fulfilled && <Day name="nextOn" label={t('form.nextOn')} />}
    </>
  );
};

/** What each task asks for. */
export const fieldsOf: Readonly<Record<Task, ComponentType<Props>>> = {
  arrange: WhenWhere,
  record: Record,
  off: Reason,
  conclude: Conclude,
  extend: Reason,
  assign: Assign,
  confirm: Confirm,
  visit: Visit,
};
