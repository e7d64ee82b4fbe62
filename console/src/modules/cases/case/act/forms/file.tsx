import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { AreaSelect } from '../../../../../components/AreaSelect.tsx';
import { CategorySelect } from '../../../../../components/CategorySelect.tsx';
import { useTypeOptions } from '../../../case-types.ts';
import type { ActForm } from './form.ts';

const Fields = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('cases-console');
  const types = useTypeOptions(data.kind);
  return (
    <>
      <Form.Item name="categoryCode" label={t('act.category')} rules={[{ required: true, message: t('act.categoryNeeded') }]}>
        <CategorySelect label={t('act.category')} leavesOnly />
      </Form.Item>
      <Form.Item name="kind" label={t('act.kind')}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={types} />
      </Form.Item>
      <Form.Item name="areaCode" label={t('act.area')} extra={t('act.areaHint')}>
        <AreaSelect label={t('act.area')} valueName={data.area.name} />
      </Form.Item>
    </>
  );
};

export const file: ActForm = {
  key: '2',
  words: 'may',
  ready: true,
  Fields,
  start: ({ category, kind, area }) => ({ ...(category && { categoryCode: category.code }), kind, areaCode: area.code }),
  body: ({ categoryCode, kind, areaCode }, { area }) => ({
    categoryCode: categoryCode ?? null,
    kind: kind ?? null,
    areaCode: areaCode === area.code ? null : (areaCode ?? null),
  }),
};
