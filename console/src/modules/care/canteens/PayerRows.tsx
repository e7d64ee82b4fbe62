import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { payers as all } from '#contract/care/kinds.ts';
import type { PayerShare } from '#contract/care/tiers.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { Field } from './Field.tsx';

/** Who bears what the person does not: exactly one of them the rest. */
export const PayerRows = ({ payers, onChange }: { payers: readonly PayerShare[]; onChange: (payers: PayerShare[]) => void }) => {
  const { t } = useTranslation('care-console');
  const put = (at: number, next: PayerShare | null): void => onChange(payers.flatMap((one, i) => (i === at ? (next ?? []) : [one])));
  const free = all.find((payer) => !payers.some((one) => one.payer === payer));
  return (
    <fieldset className="care-rows">
      <legend>{t('edit.payers')}</legend>
      {payers.map((one, at) => {
        const { share } = one;
        return (
          <div className="care-row" key={one.payer}>
            <Field label={t('edit.payer')}>
              <Select
                aria-label={t('edit.payer')}
                value={one.payer}
                options={all.map((value) => ({
                  value,
                  label: t(`care:payers.${value}`),
                  disabled: payers.some(({ payer }) => payer === value),
                }))}
                onChange={(payer) => put(at, { ...one, payer })}
              />
            </Field>
            <Field label={t('edit.for')}>
              <Select
                aria-label={t('edit.for')}
                value={one.for}
                options={(['anyone', 'district', 'town'] as const).map((value) => ({ value, label: t(`edit.fors.${value}`) }))}
                onChange={(whose) => put(at, { ...one, for: whose })}
              />
            </Field>
            <Field label={t('edit.share')}>
              <Select
                aria-label={t('edit.share')}
                value={share.kind}
                options={(['rest', 'fen', 'percent'] as const).map((value) => ({ value, label: t(`edit.shares.${value}`) }))}
                onChange={(kind) =>
                  put(at, { ...one, share: kind === 'rest' ? { kind } : kind === 'fen' ? { kind, fen: 0 } : { kind, percent: 0 } })
                }
              />
            </Field>
            {share.kind !== 'rest' && (
              <Field label={t(`edit.amounts.${share.kind === 'fen' ? 'off' : 'percent'}`)}>
                <NumberInput
                  aria-label={t('edit.amount')}
                  min={0}
                  max={share.kind === 'fen' ? 1000 : 100}
                  precision={2}
                  value={share.kind === 'fen' ? share.fen / 100 : share.percent}
                  onChange={(amount) =>
                    put(at, {
                      ...one,
                      share:
                        share.kind === 'fen'
                          ? { kind: 'fen', fen: Math.round((amount ?? 0) * 100) }
                          : { kind: 'percent', percent: amount ?? 0 },
                    })
                  }
                />
              </Field>
            )}
            <Button
              icon={<DeleteOutlined />}
              aria-label={t('edit.remove', { name: t(`care:payers.${one.payer}`) })}
              onClick={() => put(at, null)}
            />
          </div>
        );
      })}
      {free && (
        <Button
          icon={<PlusOutlined />}
          onClick={() => onChange([...payers, { payer: free, for: 'anyone', share: { kind: 'fen', fen: 0 } }])}
        >
          {t('edit.addPayer')}
        </Button>
      )}
    </fieldset>
  );
};
