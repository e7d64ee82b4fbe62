import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AdmissionItem } from '#contract/admission/api.ts';
import { type AdmissionKind, admissionKinds } from '#contract/admission/kinds.ts';
import { endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { CategorySelect } from '../../components/CategorySelect.tsx';
import { VerdictItem } from '../../components/VerdictItem.tsx';
import { WordsItem } from '../../components/WordsItem.tsx';

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
      <WordsItem name="title" label={t('title')} needed={t('needed')} most={500} rows={1} />
      <WordsItem name="basis" label={t('basis')} needed={t('needed')} most={500} />
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
      <WordsItem name="reason" label={t('reason')} needed={t('needed')} most={500} />
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
      <VerdictItem name="granted" label={t('verdict')} yes={t('grant')} no={t('refuse')} />
      <WordsItem name="reason" label={t('opinion')} needed={t('needed')} most={500} />
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
      <WordsItem name="reason" label={t('opinion')} needed={t('needed')} most={500} />
    </ActDrawer>
  );
};
