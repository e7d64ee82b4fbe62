import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AdmissionItem } from '#contract/admission/api.ts';
import { type AdmissionKind, admissionKinds } from '#contract/admission/kinds.ts';
import { endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { CategorySelect } from '../../components/CategorySelect.tsx';

const Words = ({ name, label, rows = 2 }: { name: string; label: string; rows?: number }) => {
  const { t } = useTranslation('admission-console');
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, whitespace: true, min: 2, max: 500, message: t('needed') }]}>
      <Input.TextArea maxLength={500} autoSize={{ minRows: rows, maxRows: 6 }} />
    </Form.Item>
  );
};

interface Applied {
  code: string;
  title: string;
  kind: AdmissionKind;
  basis: string;
  categoryCode?: string | null;
  endsOn?: string;
  reason: string;
}
/** A department applies to pass something to communities. */
export const ApplyDrawer = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('admission-console');
  return (
    <ActDrawer<Applied, AdmissionItem>
      keep="admission.apply"
      subject=""
      title={t('applyTitle')}
      lead={<p className="soft">{t('applyLead')}</p>}
      submit={t('apply')}
      done={t('applied')}
      renews="admission"
      initial={{ kind: 'assist' }}
      request={({ categoryCode, endsOn, ...given }) =>
        asked(endpoints.admission.applyAdmission, { body: { ...given, categoryCode: categoryCode ?? null, endsOn: endsOn || null } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="kind" label={t('kind')} rules={[{ required: true }]}>
        <Select aria-label={t('kind')} options={admissionKinds.map((value) => ({ value, label: t(`admission:kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="code" label={t('code')} rules={[{ required: true, whitespace: true, max: 30, message: t('needed') }]}>
        <Input maxLength={30} />
      </Form.Item>
      <Words name="title" label={t('title')} rows={1} />
      <Words name="basis" label={t('basis')} />
      <Form.Item name="categoryCode" label={t('category')} extra={t('categoryHint')}>
        <CategorySelect label={t('category')} placeholder={t('category')} />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'emergency' && (
            <Form.Item name="endsOn" label={t('endsOn')} rules={[{ required: true, message: t('needed') }]}>
              <Input type="date" />
            </Form.Item>
          )
        }
      </Form.Item>
      <Words name="reason" label={t('reason')} />
    </ActDrawer>
  );
};

/** The district decides on an application. */
export const DecideDrawer = ({ item, onClose }: { item: AdmissionItem; onClose: () => void }) => {
  const { t } = useTranslation('admission-console');
  return (
    <ActDrawer<{ granted: boolean; reason: string }, AdmissionItem>
      keep="admission.decide"
      subject={item.id}
      title={t('decideTitle', { code: item.code })}
      lead={
        <>
          <p>
            <strong>{item.title}</strong> {item.department}
          </p>
          <p>{item.basis}</p>
          <p>{item.reason}</p>
        </>
      }
      submit={t('decide')}
      done={t('saved')}
      renews="admission"
      request={(body) => asked(endpoints.admission.decideAdmission, { params: { itemId: item.id }, body })}
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="granted" label={t('verdict')} rules={[{ required: true, message: t('verdict') }]}>
        <Radio.Group
          options={[
            { value: true, label: t('grant') },
            { value: false, label: t('refuse') },
          ]}
        />
      </Form.Item>
      <Words name="reason" label={t('opinion')} />
    </ActDrawer>
  );
};

/** Takes an item off the list. */
export const EndDrawer = ({ item, onClose }: { item: AdmissionItem; onClose: () => void }) => {
  const { t } = useTranslation('admission-console');
  return (
    <ActDrawer<{ reason: string }, AdmissionItem>
      keep="admission.end"
      subject={item.id}
      title={t('endTitle', { code: item.code })}
      lead={
        <>
          <p>
            <strong>{item.title}</strong>
          </p>
          <p className="soft">{t('endLead')}</p>
        </>
      }
      submit={t('end')}
      done={t('ended')}
      renews="admission"
      request={(body) => asked(endpoints.admission.endAdmission, { params: { itemId: item.id }, body })}
      onClose={onClose}
      onDone={onClose}
    >
      <Words name="reason" label={t('opinion')} />
    </ActDrawer>
  );
};
