import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OwnerEstate, OwnerUnit } from '#contract/assemblies/api.ts';
import { type AreaBasis, areaBases, type UnitState, type UnitUse, unitStates, unitUses } from '#contract/assemblies/kinds.ts';
import { phoneOf } from '#contract/kernel/typed.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';
import '../../../styles/assemblies.css';

const useRule = () => {
  const { t } = useTranslation('assemblies-console');
  return (min: number, max: number) => [{ required: true, whitespace: true, min, max, message: t('form.wordsRule', { min, max }) }];
};

interface EstateValues {
  name: string;
  areaCode: string;
  developer?: string;
}
/** Begins a register of owners. */
export const EstateForm = ({ onClose, onDone }: { onClose: () => void; onDone: (one: OwnerEstate) => void }) => {
  const { t } = useTranslation('assemblies-console');
  const rule = useRule();
  return (
    <ActDrawer<EstateValues, OwnerEstate>
      keep="assemblies.estate"
      subject=""
      title={t('createEstate')}
      submit={t('save')}
      done={t('done')}
      renews="assemblies"
      request={(v) =>
        asked(endpoints.assemblies.createOwnerEstate, {
          body: { name: v.name.trim(), areaCode: v.areaCode, note: null, developer: v.developer?.trim() || null },
        })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <Form.Item name="name" label={t('form.estateName')} rules={rule(2, 60)}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="areaCode" label={t('form.area')} rules={[{ required: true, message: t('form.areaRule') }]}>
        <AreaSelect label={t('form.area')} />
      </Form.Item>
      <Form.Item name="developer" label={t('form.developer')} extra={t('form.developerHint')}>
        <Input maxLength={60} />
      </Form.Item>
    </ActDrawer>
  );
};

interface UnitValues {
  area: number;
  areaBasis: AreaBasis;
  use: UnitUse;
  state: UnitState;
  words: string;
}
/** Corrects what is registered of a unit. */
export const UnitForm = ({ unit, onClose }: { unit: OwnerUnit; onClose: () => void }) => {
  const { t } = useTranslation('assemblies-console');
  const choices = <C extends string>(codes: readonly C[], word: (code: C) => string) =>
    codes.map((value) => ({ value, label: word(value) }));
  return (
    <ActDrawer<UnitValues, OwnerUnit>
      keep="assemblies.unit"
      subject={unit.id}
      title={t('changeOne', { label: unit.label })}
      submit={t('save')}
      done={t('done')}
      renews="assemblies"
      initial={{ area: unit.area / 100, areaBasis: unit.areaBasis, use: unit.use, state: unit.state }}
      request={(v) =>
        asked(endpoints.assemblies.changeOwnerUnit, {
          params: { unitId: unit.id },
          body: { area: Math.round(v.area * 100), areaBasis: v.areaBasis, use: v.use, state: v.state, reason: v.words.trim() },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item
        name="area"
        label={t('form.squares')}
        extra={t('form.squaresHint')}
        rules={[{ required: true, message: t('form.numberRule') }]}
      >
        <NumberInput min={0.01} max={1_000_000} precision={2} />
      </Form.Item>
      <Form.Item name="areaBasis" label={t('form.areaBasis')}>
        <Select options={choices(areaBases, (code) => t(`assemblies:bases.${code}`))} />
      </Form.Item>
      <Form.Item name="use" label={t('use')}>
        <Select options={choices(unitUses, (code) => t(`assemblies:uses.${code}`))} />
      </Form.Item>
      <Form.Item name="state" label={t('form.state')}>
        <Select options={choices(unitStates, (code) => t(`assemblies:states.${code}`))} />
      </Form.Item>
      <WordsItem name="words" label={t('form.basis')} needed={t('form.wordsRule', { min: 2, max: 200 })} most={200} />
    </ActDrawer>
  );
};

interface TransferValues {
  owners: { name: string; phone?: string; idNumber?: string; share?: string }[];
  titleNumber?: string;
  words: string;
}
const shareOf = (typed: string | undefined): { n: number; d: number } | null => {
  const [, n, d] = /^(\d{1,4})\s*[/／]\s*(\d{1,4})$/.exec(typed?.trim() ?? '') ?? [];
  return n && d ? { n: Number(n), d: Number(d) } : null;
};
/** A unit has other owners from now on. */
export const TransferForm = ({ unit, onClose }: { unit: OwnerUnit; onClose: () => void }) => {
  const { t } = useTranslation('assemblies-console');
  const rule = useRule();
  return (
    <ActDrawer<TransferValues, OwnerUnit>
      keep="assemblies.transfer"
      subject={unit.id}
      title={t('transferOne', { label: unit.label })}
      lead={<p className="soft">{t('transferLead')}</p>}
      submit={t('transfer')}
      done={t('done')}
      renews="assemblies"
      secret={['owners']}
      initial={{ owners: [{ name: '' }] }}
      request={(v) =>
        asked(endpoints.assemblies.transferOwnerUnit, {
          params: { unitId: unit.id },
          body: {
            owners: v.owners.map((one) => ({
              name: one.name.trim(),
              kind: 'person' as const,
              phone: phoneOf(one.phone ?? '') || null,
              idNumber: one.idNumber?.trim() || null,
              share: shareOf(one.share),
            })),
            titleNumber: v.titleNumber?.trim() || null,
            reason: v.words.trim(),
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.List name="owners">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, i) => (
              <fieldset key={key} className="owners-part">
                <legend>{t('form.owner', { n: i + 1 })}</legend>
                <Form.Item name={[name, 'name']} label={t('form.ownerName')} rules={rule(2, 60)}>
                  <Input maxLength={60} />
                </Form.Item>
                <Form.Item name={[name, 'phone']} label={t('form.phone')}>
                  <Input inputMode="tel" maxLength={20} />
                </Form.Item>
                <Form.Item name={[name, 'idNumber']} label={t('form.idNumber')}>
                  <Input maxLength={18} />
                </Form.Item>
                <Form.Item
                  name={[name, 'share']}
                  label={t('form.share')}
                  extra={t('form.shareHint')}
                  rules={[{ pattern: /^\d{1,4}\s*[/／]\s*\d{1,4}$/, message: t('form.shareRule') }]}
                >
                  <Input maxLength={12} />
                </Form.Item>
                {fields.length > 1 && (
                  <Button size="small" danger onClick={() => remove(name)}>
                    {t('form.removeOwner', { n: i + 1 })}
                  </Button>
                )}
              </fieldset>
            ))}
            <p>
              <Button icon={<PlusOutlined />} onClick={() => add({ name: '' })}>
                {t('form.addOwner')}
              </Button>
            </p>
          </>
        )}
      </Form.List>
      <Form.Item name="titleNumber" label={t('form.titleNumber')}>
        <Input maxLength={60} />
      </Form.Item>
      <WordsItem name="words" label={t('form.basis')} needed={t('form.wordsRule', { min: 2, max: 200 })} most={200} />
    </ActDrawer>
  );
};
