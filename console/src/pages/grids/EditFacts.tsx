import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { AreaFacts } from '#contract/territory/lines.ts';
import { call, endpoints, isRefusal, wordsFor } from '../../app/api.ts';
import { NumberInput } from '../../components/NumberInput.tsx';
import { refreshGrids } from './data.ts';

interface Values {
  name: string;
  shortName: string;
  kind?: 'estate' | 'dedicated' | null;
  households?: number | null;
  residents?: number | null;
  names?: string[];
}

/** Names and counts of an area. When somebody else changed it meanwhile, the form says so and keeps what was typed. */
export const EditFacts = ({ facts, onClose }: { facts: AreaFacts; onClose: () => void }) => {
  const { t } = useTranslation('drawing');
  const id = useRef(v7());
  const send = useMutation({
    mutationFn: (v: Values) =>
      call(endpoints.territory.editArea, {
        params: { code: facts.code },
        body: {
          id: id.current,
          version: facts.version,
          name: v.name,
          shortName: v.shortName,
          kind: v.kind ?? null,
          households: v.households ?? null,
          residents: v.residents ?? null,
          names: v.names ?? [],
        },
      }),
    onSuccess: () => {
      refreshGrids();
      onClose();
    },
    onError: (error) => {
      id.current = v7();
      if (isRefusal(error, 'territory.area_changed')) refreshGrids();
    },
  });
  return (
    <Modal open title={t('editTitle', { name: facts.name })} onCancel={onClose} footer={null} width={480}>
      <Form<Values> layout="vertical" requiredMark={false} onFinish={send.mutate} initialValues={facts}>
        <AreaFields />
        <Form.Item name="names" label={t('names')} extra={t('namesHint')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} aria-label={t('names')} maxCount={200} />
        </Form.Item>
        {send.isError && (
          <p className="field-problem" role="alert">
            {wordsFor(send.error)}
          </p>
        )}
        <div className="form-end">
          <Button onClick={onClose}>{t('console:cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t('save')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
};

/** Name, short name, kind and counts; shared by everything that edits an area. `at`: where they stand in the form. */
export const AreaFields = ({ at = [], kinds = true, short = true }: { at?: (string | number)[]; kinds?: boolean; short?: boolean }) => {
  const { t } = useTranslation('drawing');
  const needed = [{ required: true, whitespace: true, message: t('nameNeeded') }];
  return (
    <div className="grids-fields">
      <Form.Item name={[...at, 'name']} label={t('name')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      {short && (
        <Form.Item name={[...at, 'shortName']} label={t('shortName')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
      )}
      {kinds && (
        <Form.Item name={[...at, 'kind']} label={t('kind')}>
          <Select
            allowClear
            placeholder={t('plainKind')}
            options={(['estate', 'dedicated'] as const).map((value) => ({ value, label: t(`territory:kinds.${value}`) }))}
          />
        </Form.Item>
      )}
      <Form.Item name={[...at, 'households']} label={t('households')}>
        <NumberInput min={0} max={100_000_000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={[...at, 'residents']} label={t('residents')}>
        <NumberInput min={0} max={100_000_000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
    </div>
  );
};
