import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { careClassSet, careRhythms } from '#contract/care/kinds.ts';
import type { CareConsent, CareFacts } from '#contract/care/records.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../app/api.ts';
import { offered, wordOf } from '../../app/kinds.ts';
import { DayItem } from '../../components/DayItem.tsx';

export interface ConsentValues {
  on: string;
  until: string;
  purpose: string;
  how: CareConsent['how'];
  witness?: string;
  guardian?: string;
  relation?: string;
}
const filled = (text: string | undefined): string | null => text?.trim() || null;
export const consentOf = ({ on, until, purpose, how, witness, guardian, relation }: ConsentValues): CareConsent => ({
  on,
  until,
  purpose,
  how,
  witness: filled(witness),
  guardian: filled(guardian) ? { name: guardian?.trim() ?? '', relation: filled(relation) ?? '监护人' } : null,
});
/** A year less a day from now. */
export const freshConsent = (purpose: string): Partial<ConsentValues> => ({
  on: platformDay(),
  until: platformDay(364),
  how: 'spoken',
  purpose,
});

/** Consent: for what, until when, how it was given and who was there. Said before it is asked: who will see it. */
export const ConsentFields = () => {
  const { t } = useTranslation('care-console');
  const how = Form.useWatch('how', Form.useFormInstance<ConsentValues>());
  return (
    <>
      <p className="soft">{t('consent.say')}</p>
      <Form.Item
        name="purpose"
        label={t('consent.purpose')}
        rules={[{ required: true, whitespace: true, min: 4, max: 200, message: t('consent.purposeNeeded') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <DayItem name="on" label={t('consent.on')} required max={platformDay()} />
      <DayItem name="until" label={t('consent.until')} required min={platformDay()} />
      <Form.Item name="how" label={t('consent.how')} rules={[{ required: true }]}>
        <Select options={(['spoken', 'signed'] as const).map((value) => ({ value, label: t(`consent.${value}`) }))} />
      </Form.Item>
      {how === 'spoken' && (
        <Form.Item
          name="witness"
          label={t('consent.witness')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('consent.witnessNeeded') }]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name="guardian" label={t('consent.guardian')} extra={t('consent.guardianHint')}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="relation" label={t('consent.relation')}>
        <Input maxLength={20} autoComplete="off" />
      </Form.Item>
    </>
  );
};

export interface FactValues {
  born?: string;
  address: string;
  kinName?: string;
  kinRelation?: string;
  kinPhone?: string;
  note?: string;
}
export const factsOf = ({ born, address, kinName, kinRelation, kinPhone, note }: FactValues, others: CareFacts['kin'] = []): CareFacts => ({
  born: born || null,
  address,
  kin: filled(kinName)
    ? [{ name: kinName?.trim() ?? '', relation: filled(kinRelation) ?? '家属', phone: filled(kinPhone) }, ...others]
    : [...others],
  note: note?.trim() ?? '',
});
export const FactFields = () => {
  const { t } = useTranslation('care-console');
  return (
    <>
      <DayItem name="born" label={t('facts.born')} max={platformDay()} />
      <Form.Item
        name="address"
        label={t('facts.address')}
        rules={[{ required: true, whitespace: true, message: t('facts.addressNeeded') }]}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="kinName" label={t('facts.kin')}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="kinRelation" label={t('facts.relation')}>
        <Input maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item name="kinPhone" label={t('facts.phone')} rules={[{ pattern: /^\s*1[3-9]\d{9}\s*$/, message: t('facts.phoneRule') }]}>
        <Input maxLength={20} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label={t('facts.note')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 5 }} />
      </Form.Item>
    </>
  );
};

export const ClassItem = ({ name, several = false }: { name: string; several?: boolean }) => {
  const { t } = useTranslation('care-console');
  return (
    <Form.Item name={name} label={t('class')} rules={[{ required: true, message: t('classNeeded') }]}>
      <Select
        {...(several && { mode: 'multiple' as const })}
        options={offered(careClassSet).map((value) => ({ value, label: t(wordOf(careClassSet, value)) }))}
      />
    </Form.Item>
  );
};

/** Who visits in an area, and how often. */
export const VisitorItems = ({ area, withLead = false }: { area: string | undefined; withLead?: boolean }) => {
  const { t } = useTranslation('care-console');
  const { data } = useQuery({
    queryKey: ['care', 'visitors', area],
    enabled: area !== undefined,
    queryFn: ({ signal }) => call(endpoints.care.listCareVisitors, { query: { area: area ?? '' } }, signal),
  });
  const options = (data?.items ?? []).map(({ id, name, keeps }) => ({ value: id, label: name, keeps }));
  return (
    <>
      {withLead && (
        <Form.Item name="leadId" label={t('lead1')} rules={[{ required: true }]}>
          <Select options={options.filter(({ keeps }) => keeps)} />
        </Form.Item>
      )}
      <Form.Item name="visitorIds" label={t('visitors')} extra={t('visitorsHint')}>
        <Select mode="multiple" options={options} optionFilterProp="label" />
      </Form.Item>
      <Form.Item name="rhythm" label={t('rhythm')} {...(withLead ? { rules: [{ required: true }] } : { extra: t('rhythmHint') })}>
        <Select allowClear={!withLead} options={careRhythms.map((value) => ({ value, label: t(`care:rhythms.${value}`) }))} />
      </Form.Item>
    </>
  );
};
