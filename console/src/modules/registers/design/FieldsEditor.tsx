import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionProblem } from '#contract/definitions/api.ts';
import { optionsOf } from '#contract/kernel/form/check.ts';
import type { Field, RegisterContent } from '#contract/registers/content.ts';
import { type FieldType, fieldTypes, optionOf, personalTypes, shapes } from '#contract/registers/fields.ts';

interface Props {
  content: RegisterContent;
  problems: readonly DefinitionProblem[];
  onChange: (next: Pick<RegisterContent, 'fields'>) => void;
}

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
    personal: personalTypes.includes(type) && field.personal === null ? { purpose, months: null } : field.personal,
  };
};

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

/** The fields of a register in their order, each with everything about it. */
export const FieldsEditor = ({ content, problems, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const { fields } = content;
  const put = (at: number, field: Field): void => onChange({ fields: fields.map((one, i) => (i === at ? field : one)) });
  const move = (at: number, by: -1 | 1): void => {
    const next = [...fields];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at + by, 0, one);
    onChange({ fields: next });
  };
  const add = (): void => {
    let n = fields.length + 1;
    while (fields.some(({ key }) => key === `f${n}`)) n++;
    const question = { ...shapes.text, words: { title: { zh: t('design.newField'), en: null } } };
    onChange({ fields: [...fields, { key: `f${n}`, type: 'text', question, required: false, unit: null, formula: null, personal: null }] });
  };
  return (
    <>
      {fields.map((field, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its code is being typed
        <section key={at} className="registers-field" aria-label={field.question.words.title.zh || field.key}>
          <FieldFields field={field} onChange={(next) => put(at, next)} />
          <div className="cell-acts">
            <Button icon={<ArrowUpOutlined />} aria-label={t('design.up')} disabled={at === 0} onClick={() => move(at, -1)} />
            <Button
              icon={<ArrowDownOutlined />}
              aria-label={t('design.down')}
              disabled={at === fields.length - 1}
              onClick={() => move(at, 1)}
            />
            <Button
              icon={<DeleteOutlined />}
              aria-label={t('design.remove')}
              danger
              onClick={() => onChange({ fields: fields.filter((_, i) => i !== at) })}
            />
          </div>
          {problems
            .filter((one) => one.at === `fields.${at}`)
            .map(({ message }) => (
              <p key={message} className="field-problem registers-field-wide">
                {message}
              </p>
            ))}
        </section>
      ))}
      <Button type="dashed" block icon={<PlusOutlined />} onClick={add}>
        {t('design.addField')}
      </Button>
    </>
  );
};

const FieldFields = ({ field, onChange }: { field: Field; onChange: (field: Field) => void }) => {
  const { t } = useTranslation('registers-console');
  const { question, type } = field;
  const [options, setOptions] = useState(() => typedOptions(field));
  const words = (next: Partial<typeof question.words>): void =>
    onChange({ ...field, question: { ...question, words: { ...question.words, ...next } } });
  const computable = ['number', 'money', 'text', 'yes_no'].includes(type);
  return (
    <>
      <Input
        aria-label={t('design.field')}
        placeholder={t('design.field')}
        value={question.words.title.zh}
        maxLength={100}
        onChange={({ target }) => words({ title: { ...question.words.title, zh: target.value } })}
      />
      <Input
        aria-label={t('design.code')}
        placeholder={t('design.code')}
        value={field.key}
        maxLength={40}
        onChange={({ target }) => onChange({ ...field, key: target.value })}
      />
      <Select
        aria-label={t('design.type')}
        value={type}
        options={fieldTypes.map((value) => ({ value, label: t(`registers:types.${value}`) }))}
        onChange={(next) => onChange(asType(field, next, t('design.personal')))}
      />
      <span>
        <Switch
          size="small"
          aria-label={t('design.required')}
          checked={field.required}
          onChange={(required) => onChange({ ...field, required })}
        />{' '}
        {t('design.required')}
      </span>
      {type === 'number' && (
        <Input
          aria-label={t('design.unit')}
          placeholder={t('design.unit')}
          value={field.unit ?? ''}
          maxLength={20}
          onChange={({ target }) => onChange({ ...field, unit: target.value || null })}
        />
      )}
      {computable && (
        <Input
          aria-label={t('design.formula')}
          placeholder={t('design.formulaHint')}
          value={field.formula ?? ''}
          maxLength={1000}
          onChange={({ target }) => onChange({ ...field, formula: target.value || null })}
        />
      )}
      {(type === 'choice' || type === 'choices') && (
        <Input.TextArea
          className="registers-field-wide"
          aria-label={t('design.options')}
          placeholder={t('design.optionsHint')}
          value={options}
          autoSize={{ minRows: 2, maxRows: 12 }}
          onChange={({ target }) => {
            setOptions(target.value);
            onChange(optionsTyped(field, target.value));
          }}
        />
      )}
      <Input
        aria-label={t('design.fieldHelp')}
        placeholder={t('design.fieldHelp')}
        value={question.words.help?.zh ?? ''}
        maxLength={300}
        onChange={({ target }) => words({ help: target.value ? { zh: target.value, en: null } : undefined })}
      />
      <Input
        aria-label={t('design.personal')}
        placeholder={t('design.personal')}
        title={t('design.personalHint')}
        value={field.personal?.purpose ?? ''}
        maxLength={200}
        onChange={({ target }) =>
          onChange({ ...field, personal: target.value ? { purpose: target.value, months: field.personal?.months ?? null } : null })
        }
      />
      {field.personal && (
        <InputNumber
          aria-label={t('design.months')}
          placeholder={t('design.months')}
          min={1}
          max={1200}
          value={field.personal.months}
          onChange={(months) => field.personal && onChange({ ...field, personal: { ...field.personal, months } })}
        />
      )}
    </>
  );
};
