import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { optionsOf } from '#contract/kernel/form/check.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import { languageOf } from '#contract/registers/formulas.ts';
import { titleOf } from '#ui/form/fields.ts';
import { ExpressionField } from '../../../components/expression/ExpressionField.tsx';
import { Labelled } from './Labelled.tsx';

interface Props {
  content: RegisterContent;
  label: string;
  hint: string;
  value: string;
  onChange: (text: string) => void;
}

/** A condition over the fields of a register: names are offered as they are typed, and it is tried on an example. */
export const ConditionItem = ({ content, label, hint, value, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const language = useMemo(() => languageOf(content), [content]);
  const titles = new Map(content.fields.map((field) => [field.key, titleOf(field)]));
  const values = {
    ...Object.fromEntries(
      content.fields.flatMap(({ key, question }) => (optionsOf(question) ? [[key, [...(optionsOf(question) ?? [])]]] : [])),
    ),
    state: content.states.map(({ code }) => code),
  };
  return (
    <Labelled label={label} hint={hint} wide>
      <ExpressionField
        label={label}
        value={value}
        onChange={(text) => onChange(text ?? '')}
        language={language}
        values={values}
        meaning={(name) => titles.get(name) ?? t(`design.names.${name}`)}
        example={{}}
      />
    </Labelled>
  );
};
