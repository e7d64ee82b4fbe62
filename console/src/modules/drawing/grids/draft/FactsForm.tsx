import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DrawnArea } from '#contract/drawing/api.ts';
import { useLocale } from '../../../../app/hooks.ts';
import { linesQuery } from '../data.ts';
import { AreaFields } from '../EditFacts.tsx';

interface Props {
  area: DrawnArea;
  kinds: boolean;
  onClose: () => void;
  onDone: (area: DrawnArea) => void;
}

/** Names, figures and lines of work of an area of a drawing. */
export const FactsForm = ({ area, kinds, onClose, onDone }: Props) => {
  const { t } = useTranslation('drawing');
  const locale = useLocale();
  const { data } = useQuery(linesQuery);
  const finish = (v: Partial<DrawnArea> & Pick<DrawnArea, 'name' | 'shortName'>): void =>
    onDone({
      ...area,
      ...v,
      name: v.name.trim(),
      shortName: v.shortName.trim(),
      kind: v.kind ?? null,
      households: v.households ?? null,
      residents: v.residents ?? null,
    });
  return (
    <Modal open title={t('editTitle', { name: area.name })} onCancel={onClose} footer={null} width={480}>
      <Form layout="vertical" requiredMark={false} onFinish={finish} initialValues={area}>
        <AreaFields kinds={kinds} />
        {kinds && (
          <Form.Item name="lines" label={t('lines')}>
            <Checkbox.Group
              options={(data?.items ?? []).map((one) => ({
                value: one.code,
                label: (locale === 'en' ? one.name.en : null) ?? one.name.zh,
              }))}
            />
          </Form.Item>
        )}
        <Form.Item name="names" label={t('names')} extra={t('namesHint')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} aria-label={t('names')} maxCount={200} />
        </Form.Item>
        <div className="form-end">
          <Button onClick={onClose}>{t('console:cancel')}</Button>
          <Button type="primary" htmlType="submit">
            {t('confirm')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
};
