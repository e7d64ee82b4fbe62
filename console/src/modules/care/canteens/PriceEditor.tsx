import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { meals } from '#contract/care/kinds.ts';
import { type CanteenTiers, type ShippedTiers, shippedTiers } from '#contract/care/tiers.ts';
import type { EditorProps } from '../../../components/definition/definition.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { Field } from './Field.tsx';
import { PayerRows } from './PayerRows.tsx';
import { TierRows } from './TierRows.tsx';
import '../../../styles/care.css';

/** Edits prices: begin with those of a place, then change what differs. */
export const PriceEditor = ({ content, problems, onChange }: EditorProps<CanteenTiers>) => {
  const { t } = useTranslation('care-console');
  const set = (part: Partial<CanteenTiers>): void => onChange({ ...content, ...part });
  const begin = async (code: ShippedTiers): Promise<void> => {
    const { shipped } = await import('#contract/care/shipped.ts');
    onChange(shipped[code]);
  };
  const options = (group: string, codes: readonly (string | number)[]) =>
    codes.map((value) => ({ value, label: t(`edit.${group}.${value}`) }));
  return (
    <>
      <div className="care-edit">
        <Field label={t('edit.begin')}>
          <Select<ShippedTiers>
            aria-label={t('edit.begin')}
            value={null as never}
            placeholder={t('edit.begin')}
            options={shippedTiers.map((value) => ({ value, label: t(`edit.shipped.${value}`) }))}
            onChange={(code) => void begin(code)}
          />
        </Field>
        <Field label={t('edit.title')}>
          <Input
            aria-label={t('edit.title')}
            maxLength={80}
            value={content.title.zh}
            onChange={({ target }) => set({ title: { ...content.title, zh: target.value } })}
          />
        </Field>
        <Field label={t('edit.source')} wide>
          <Input.TextArea
            aria-label={t('edit.source')}
            maxLength={300}
            autoSize={{ minRows: 2, maxRows: 5 }}
            value={content.source.zh}
            onChange={({ target }) => set({ source: { ...content.source, zh: target.value } })}
          />
        </Field>
        {meals.map((meal) => {
          const of = content.meals.find((one) => one.meal === meal);
          const label = t('edit.mealPrice', { meal: t(`care:meals.${meal}`) });
          const others = content.meals.filter((one) => one.meal !== meal);
          const hours = meal === 'lunch' ? { from: '11:00', to: '13:00' } : { from: '17:00', to: '18:30' };
          return (
            <Field key={meal} label={label}>
              <NumberInput
                aria-label={label}
                min={0}
                max={1000}
                precision={2}
                value={of ? of.fen / 100 : null}
                placeholder={t('edit.notServed')}
                onChange={(yuan) =>
                  set({
                    meals:
                      yuan === null
                        ? others
                        : [...others, { ...hours, ...of, meal, fen: Math.round(yuan * 100) }].sort(
                            (a, b) => meals.indexOf(a.meal) - meals.indexOf(b.meal),
                          ),
                  })
                }
              />
            </Field>
          );
        })}
        <Field label={t('edit.rounding')}>
          <Select
            aria-label={t('edit.rounding')}
            value={content.rounding.to}
            options={options('to', [1, 10, 50, 100])}
            onChange={(to) => set({ rounding: { ...content.rounding, to: to as CanteenTiers['rounding']['to'] } })}
          />
          <Select
            aria-label={t('edit.way')}
            value={content.rounding.way}
            options={options('way1', ['down', 'up', 'nearest'])}
            onChange={(way) => set({ rounding: { ...content.rounding, way: way as CanteenTiers['rounding']['way'] } })}
          />
        </Field>
        <Field label={t('edit.order')}>
          <NumberInput
            aria-label={t('edit.order')}
            min={1}
            max={7}
            precision={0}
            value={content.order?.days ?? null}
            placeholder={t('edit.noOrder')}
            onChange={(days) => set({ order: days === null ? null : { until: '17:00', ...content.order, days } })}
          />
          {content.order && (
            <Input
              type="time"
              aria-label={t('edit.until')}
              value={content.order.until}
              onChange={({ target }) => content.order && target.value && set({ order: { ...content.order, until: target.value } })}
            />
          )}
        </Field>
      </div>
      <TierRows tiers={content.tiers} faulty={problems.map(({ at }) => at)} onChange={(tiers) => set({ tiers })} />
      <PayerRows payers={content.payers} onChange={(payers) => set({ payers })} />
    </>
  );
};
