import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DefinitionProblem } from '#contract/definitions/api.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import { shapes } from '#contract/registers/fields.ts';
import { labelOf } from '#ui/i18n.ts';
import { registersQuery } from '../queries.ts';
import { Entries } from './Entries.tsx';
import { FieldBody } from './FieldBody.tsx';

interface Props {
  content: RegisterContent;
  /** Code of the register. */
  own: string;
  problems: readonly DefinitionProblem[];
  onChange: (next: Pick<RegisterContent, 'fields'>) => void;
}

/** The fields of a register in their order, each with everything about it. */
export const FieldsEditor = ({ content, own, problems, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const { data } = useQuery(registersQuery);
  const { fields } = content;
  const registers = (data?.items ?? []).flatMap(({ code, title }) => (title ? [{ value: code, label: labelOf(title) }] : []));
  const fresh = () => {
    let n = fields.length + 1;
    while (fields.some(({ key }) => key === `f${n}`)) n++;
    return {
      key: `f${n}`,
      type: 'text' as const,
      question: { ...shapes.text, words: { title: { zh: t('design.newField'), en: null } } },
      required: false,
      unit: null,
      formula: null,
      register: null,
      gathered: null,
      personal: null,
    };
  };
  return (
    <Entries
      items={fields}
      onChange={(next) => onChange({ fields: next })}
      at="fields"
      problems={problems}
      ordered
      title={({ key, question }) => question.words.title.zh || key}
      note={(field) => (
        <>
          <Tag>{t(`registers:types.${field.type}`)}</Tag>
          {field.required && <Tag>{t('design.required')}</Tag>}
          {field.formula !== null && <Tag>{t('design.ways.computed')}</Tag>}
          {field.gathered && <Tag>{t('design.ways.gathered')}</Tag>}
          {content.key.includes(field.key) && <Tag>{t('design.key')}</Tag>}
          {field.personal && <Tag>{t('design.isPersonal')}</Tag>}
        </>
      )}
      add={{ label: t('design.addField'), fresh }}
    >
      {(field, put) => <FieldBody field={field} registers={registers} own={own} onChange={put} />}
    </Entries>
  );
};
