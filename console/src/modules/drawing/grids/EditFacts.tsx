import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type AreaKind, areaKindSet } from '#contract/territory/kinds.ts';
import type { AreaFacts } from '#contract/territory/lines.ts';
import { endpoints, isRefusal } from '../../../app/api.ts';
import { offered } from '../../../app/kinds.ts';
import { asked } from '../../../app/send.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { SendForm } from '../../../components/SendForm.tsx';
import { refreshGrids } from './data.ts';

interface Values {
  name: string;
  shortName: string;
  kind?: AreaKind | null;
  households?: number | null;
  residents?: number | null;
  names?: string[];
}

const initialOf = ({ name, shortName, kind, households, residents, names }: AreaFacts): Values => ({
  name,
  shortName,
  kind,
  households,
  residents,
  names: [...names],
});

/** Names and counts of an area. When somebody else changed it meanwhile, the form says so and keeps what was typed. */
export const EditFacts = ({ facts, onClose }: { facts: AreaFacts; onClose: () => void }) => {
  const { t } = useTranslation('drawing');
  const title = t('editTitle', { name: facts.name });
  return (
    <Modal open title={title} onCancel={onClose} footer={null} width={480}>
      <SendForm<Values, AreaFacts>
        keep="grids.facts"
        subject={facts.code}
        title={title}
        submit={t('save')}
        initial={initialOf(facts)}
        request={(v) =>
          asked(endpoints.territory.editArea, {
            params: { code: facts.code },
            body: {
              version: facts.version,
              name: v.name,
              shortName: v.shortName,
              kind: v.kind ?? null,
              households: v.households ?? null,
              residents: v.residents ?? null,
              names: v.names ?? [],
            },
          })
        }
        onFailed={(error) => isRefusal(error, 'territory.area_changed') && refreshGrids()}
        onCancel={onClose}
        onDone={() => {
          refreshGrids();
          onClose();
        }}
      >
        <AreaFields counted={facts.householdsCounted} />
        <Form.Item name="names" label={t('names')} extra={t('namesHint')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} aria-label={t('names')} maxCount={200} />
        </Form.Item>
      </SendForm>
    </Modal>
  );
};

/** Name, short name, kind and counts; shared by everything that edits an area. `at`: where they stand in the form. */
export const AreaFields = ({
  at = [],
  kinds = true,
  short = true,
  counted = false,
}: {
  at?: (string | number)[];
  kinds?: boolean;
  short?: boolean;
  /** The number of households is counted, so it is not typed in. */
  counted?: boolean;
}) => {
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
            options={offered(areaKindSet).map((value) => ({ value, label: t(`territory:kinds.${value}`) }))}
          />
        </Form.Item>
      )}
      <Form.Item name={[...at, 'households']} label={t('households')} extra={counted && t('householdsCountedHint')}>
        <NumberInput min={0} max={100_000_000} precision={0} disabled={counted} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={[...at, 'residents']} label={t('residents')}>
        <NumberInput min={0} max={100_000_000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
    </div>
  );
};
