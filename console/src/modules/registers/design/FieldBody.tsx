import { Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { optionsOf } from '#contract/kernel/form/check.ts';
import type { Field } from '#contract/registers/content.ts';
import { type FieldType, fieldTypes, optionOf, personalTypes, shapes } from '#contract/registers/fields.ts';
import { GatheredItems } from './GatheredItems.tsx';
import { ChoiceItem, Labelled, type Option, SwitchItem, TextItem } from './Labelled.tsx';

/** A field of another type: its words stay, and its options where it has some. */
const asType = (field: Field, type: FieldType, purpose: string): Field => {
  const { words } = field.question;
  const shape = structuredClone(shapes[type]);
  const options = [...(optionsOf(field.question) ?? [])];
  const hasOptions = type === 'choice' || type === 'choices';
  if (shape.enum) shape.enum = options;
  if (shape.items?.enum) shape.items.enum = options;
  const { options: titles, ...rest } = words;
  return {
    ...field,
    type,
    question: { ...shape, words: hasOptions ? { ...rest, options: titles ?? {} } : rest },
    unit: type === 'number' ? field.unit : null,
    register: type === 'row' ? field.register : null,
    gathered: gatheredTypes.includes(type) ? field.gathered : null,
    formula: computable.includes(type) ? field.formula : null,
    personal: personalTypes.includes(type) && field.personal === null ? { purpose, months: null } : field.personal,
  };
};
const computable: readonly FieldType[] = ['number', 'money', 'text', 'yes_no'];
const gatheredTypes: readonly FieldType[] = ['number', 'money', 'date'];

/** Options as they are typed, one a line: `code=words` or words alone. */
const optionsTyped = (field: Field, text: string): Field => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const pairs = lines.map((line, i): [string, string] => {
    const [, code, words] = /^([a-zA-Z0-9][\w-]{0,39})\s*[=＝]\s*(.+)$/.exec(line) ?? [];
    return code && words ? [code, words] : [optionOf(line, i), line];
  });
  const values = pairs.map(([value]) => value);
  const { question } = field;
  return {
    ...field,
    question: {
      ...question,
      ...(field.type === 'choice' ? { enum: values } : { items: { type: 'string' as const, enum: values } }),
      words: {
        ...question.words,
        options: Object.fromEntries(pairs.map(([value, zh]) => [value, { zh, en: question.words.options?.[value]?.en ?? null }])),
      },
    },
  };
};
const typedOptions = ({ question }: Field): string =>
  (optionsOf(question) ?? []).map((value) => `${value}=${question.words.options?.[value]?.zh ?? value}`).join('\n');

interface Props {
  field: Field;
  /** Registers that a field may link to or gather from. */
  registers: readonly Option[];
  /** Code of the register that is designed. */
  own: string;
  onChange: (field: Field) => void;
}

/** Everything about one field: what it asks, how it is filled, and what the law wants to know of it. */
export const FieldBody = ({ field, registers, own, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const { question, type } = field;
  const [options, setOptions] = useState(() => typedOptions(field));
  const words = (next: Partial<typeof question.words>): void =>
    onChange({ ...field, question: { ...question, words: { ...question.words, ...next } } });
  const filled = field.gathered ? 'gathered' : field.formula === null ? 'typed' : 'computed';
  const ways = ['typed', ...(computable.includes(type) ? ['computed'] : []), ...(gatheredTypes.includes(type) ? ['gathered'] : [])];
  return (
    <>
      <TextItem
        label={t('design.field')}
        value={question.words.title.zh}
        maxLength={100}
        onChange={(zh) => words({ title: { ...question.words.title, zh } })}
      />
      <ChoiceItem
        label={t('design.type')}
        value={type}
        options={fieldTypes.map((value) => ({ value, label: t(`registers:types.${value}`) }))}
        onChange={(next) => onChange(asType(field, next as FieldType, t('design.personal')))}
      />
      <TextItem label={t('design.code')} value={field.key} maxLength={40} onChange={(key) => onChange({ ...field, key })} />
      {type === 'number' && (
        <TextItem
          label={t('design.unit')}
          value={field.unit}
          maxLength={20}
          onChange={(unit) => onChange({ ...field, unit: unit || null })}
        />
      )}
      {type === 'row' && (
        <ChoiceItem
          label={t('design.ofRegister')}
          value={field.register}
          options={registers}
          onChange={(register) => onChange({ ...field, register })}
        />
      )}
      {(type === 'choice' || type === 'choices') && (
        <Labelled label={t('design.options')} hint={t('design.optionsHint')} wide>
          <Input.TextArea
            aria-label={t('design.options')}
            value={options}
            autoSize={{ minRows: 2, maxRows: 12 }}
            onChange={({ target }) => {
              setOptions(target.value);
              onChange(optionsTyped(field, target.value));
            }}
          />
        </Labelled>
      )}
      <TextItem
        label={t('design.fieldHelp')}
        value={question.words.help?.zh}
        maxLength={300}
        onChange={(zh) => words({ help: zh ? { zh, en: question.words.help?.en ?? null } : undefined })}
      />
      {filled === 'typed' && (
        <SwitchItem label={t('design.required')} checked={field.required} onChange={(required) => onChange({ ...field, required })} />
      )}
      {ways.length > 1 && (
        <ChoiceItem
          label={t('design.filled')}
          value={filled}
          options={ways.map((value) => ({ value, label: t(`design.ways.${value}`) }))}
          onChange={(way) =>
            onChange({
              ...field,
              required: way === 'typed' && field.required,
              formula: way === 'computed' ? (field.formula ?? '') : null,
              gathered: way === 'gathered' ? { register: '', by: '', what: 'count', field: null, states: [], where: [] } : null,
            })
          }
        />
      )}
      {filled === 'computed' && (
        <TextItem
          label={t('design.formula')}
          hint={t('design.formulaHint')}
          wide
          value={field.formula}
          maxLength={1000}
          onChange={(formula) => onChange({ ...field, formula })}
        />
      )}
      {field.gathered && (
        <GatheredItems
          gathered={field.gathered}
          registers={registers.filter(({ value }) => value !== own)}
          own={own}
          onChange={(gathered) => onChange({ ...field, gathered })}
        />
      )}
      {filled === 'typed' && (
        <TextItem
          label={t('design.personal')}
          hint={t('design.personalHint')}
          value={field.personal?.purpose}
          maxLength={200}
          onChange={(purpose) => onChange({ ...field, personal: purpose ? { purpose, months: field.personal?.months ?? null } : null })}
        />
      )}
      {field.personal && (
        <Labelled label={t('design.months')} hint={t('design.monthsHint')}>
          <InputNumber
            aria-label={t('design.months')}
            min={1}
            max={1200}
            value={field.personal.months}
            onChange={(months) => field.personal && onChange({ ...field, personal: { ...field.personal, months } })}
          />
        </Labelled>
      )}
    </>
  );
};
