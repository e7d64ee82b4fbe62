import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { appraisalWords } from '#contract/enrolment/periods.ts';
import type { UnitPage } from '#contract/enrolment/records.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';

interface Props {
  unitId: string;
  onClose: () => void;
}

/** What the unit says of its year, or what the community tells it. */
export const PaperDrawer = ({ unitId, onClose }: Props) => {
  const { t } = useTranslation('enrolment-console');
  const needed = [{ required: true, whitespace: true, min: 2, message: t('page.needed') }];
  return (
    <ActDrawer<{ title: string; body: string }, UnitPage>
      keep="enrolment.paper"
      subject={unitId}
      title={t('page.write')}
      submit={t('page.publish')}
      done={t('page.published')}
      renews="enrolment"
      request={({ title, body }) =>
        asked(endpoints.enrolment.writeUnitPaper, { params: { unitId }, body: { title: title.trim(), body: body.trim() } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="title" label={t('page.paperTitle')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="body" label={t('page.paperBody')} rules={needed}>
        <Input.TextArea rows={6} maxLength={2000} />
      </Form.Item>
    </ActDrawer>
  );
};

interface Appraisal {
  year: number;
  word: (typeof appraisalWords)[number];
  text: string;
}
/** How the community found the unit in a year. */
export const AppraiseDrawer = ({ unitId, onClose }: Props) => {
  const { t } = useTranslation('enrolment-console');
  const words = useTranslation('enrolment-own').t;
  const required = [{ required: true, message: t('page.needed') }];
  return (
    <ActDrawer<Appraisal, UnitPage>
      keep="enrolment.appraise"
      subject={unitId}
      title={t('page.appraise')}
      lead={<p>{t('page.appraiseLead')}</p>}
      submit={t('page.appraise')}
      done={t('page.appraised')}
      renews="enrolment"
      initial={{ year: Number(platformDay().slice(0, 4)) - 1 }}
      request={({ year, word, text }) =>
        asked(endpoints.enrolment.appraiseUnit, { params: { unitId }, body: { year, word, text: text.trim() } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="year" label={t('page.year')} rules={required}>
        <NumberInput min={2000} max={2100} precision={0} />
      </Form.Item>
      <Form.Item name="word" label={t('page.word')} rules={required}>
        <Select options={appraisalWords.map((one) => ({ value: one, label: words(`appraisals.${one}`) }))} />
      </Form.Item>
      <Form.Item name="text" label={t('page.text')} rules={[{ required: true, whitespace: true, min: 2, message: t('page.needed') }]}>
        <Input.TextArea rows={4} maxLength={500} />
      </Form.Item>
    </ActDrawer>
  );
};
