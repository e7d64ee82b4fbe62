import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '#contract/registers/conditions.ts';
import type { Field, RegisterState } from '#contract/registers/content.ts';
import { titleOf } from '#ui/form/fields.ts';
import { labelOf } from '#ui/i18n.ts';

const ranged = ['number', 'money', 'date'];
/** Yuan as they are typed, fen as they are kept. */
const typedNumber = (field: Field, text: string): number => Number(text) * (field.type === 'money' ? 100 : 1);
const shownNumber = (field: Field, value: string | number | undefined): string =>
  value === undefined ? '' : String(field.type === 'money' ? Number(value) / 100 : value);

interface RowsProps {
  /** Fields that can be compared. */
  fields: readonly Field[];
  /** States, where rows may be told by theirs too. */
  states?: readonly RegisterState[];
  rows: readonly Condition[];
  onChange: (rows: Condition[]) => void;
  /** What else stands beside the button that adds one. */
  end?: ReactNode;
}

/** Conditions on fields as they are written: among options, between two ends, the very text. */
export const ConditionRows = ({ fields, states, rows, onChange, end }: RowsProps) => {
  const { t } = useTranslation('registers-console');
  const put = (at: number, next: Condition): void => onChange(rows.map((one, i) => (i === at ? next : one)));
  const options = [
    ...(states ? [{ value: 'state', label: t('bar.state') }] : []),
    ...fields.map((one) => ({ value: one.key, label: titleOf(one) })),
  ];
  return (
    <div className="registers-conditions">
      {rows.map((row, at) => {
        const field = fields.find(({ key }) => key === row.field);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no other name than their place
          <div key={at} className="registers-condition">
            <Select
              aria-label={t('conditions.field')}
              value={row.field || undefined}
              placeholder={t('conditions.field')}
              options={options}
              onChange={(key) => put(at, { field: key })}
            />
            {row.field === 'state' && states && (
              <Select
                mode="multiple"
                aria-label={t('conditions.among')}
                value={(row.is ?? []).map(String)}
                options={states.map(({ code, title }) => ({ value: code, label: labelOf(title) }))}
                onChange={(is) => put(at, { field: 'state', is })}
              />
            )}
            {field && <Value field={field} row={row} onChange={(next) => put(at, next)} />}
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('conditions.remove')}
              onClick={() => onChange(rows.filter((_, i) => i !== at))}
            />
          </div>
        );
      })}
      <div className="registers-condition-end">
        <Button type="dashed" icon={<PlusOutlined />} disabled={rows.length >= 10} onClick={() => onChange([...rows, { field: '' }])}>
          {t('conditions.add')}
        </Button>
        {end}
      </div>
    </div>
  );
};

const Value = ({ field, row, onChange }: { field: Field; row: Condition; onChange: (row: Condition) => void }) => {
  const { t } = useTranslation('registers-console');
  const key = row.field;
  if (field.type === 'choice' || field.type === 'yes_no') {
    const options =
      field.type === 'yes_no'
        ? [
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]
        : (field.question.enum ?? []).map((value) => ({
            value,
            label: labelOf(field.question.words.options?.[value] ?? { zh: value, en: null }),
          }));
    return (
      <Select
        mode="multiple"
        aria-label={t('conditions.among')}
        value={(row.is ?? []).map(String)}
        options={options}
        onChange={(is) => onChange({ field: key, is })}
      />
    );
  }
  if (ranged.includes(field.type)) {
    const isDay = field.type === 'date';
    const end = (name: 'from' | 'to') => (
      <Input
        type={isDay ? 'date' : 'number'}
        aria-label={t(`conditions.${name}`)}
        placeholder={t(`conditions.${name}`)}
        value={isDay ? String(row[name] ?? '') : shownNumber(field, row[name])}
        onChange={({ target: { value } }) => {
          const { [name]: _, ...rest } = row;
          onChange(value === '' ? rest : { ...rest, [name]: isDay ? value : typedNumber(field, value) });
        }}
      />
    );
    return (
      <>
        {end('from')}
        {end('to')}
      </>
    );
  }
  return (
    <Input
      aria-label={t('conditions.is')}
      placeholder={t('conditions.is')}
      value={String(row.is?.[0] ?? '')}
      onChange={({ target: { value } }) => onChange(value === '' ? { field: key } : { field: key, is: [value] })}
    />
  );
};
