import { Checkbox, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Answers, FormSchema } from '#contract/kernel/form/schema.ts';
import { answerOf, inputOf, lengthOf, typedOf } from '#ui/form/input.ts';
import { type AskedNow, useForm, withAnswer } from '#ui/form/useForm.ts';
import { labelOf } from '#ui/i18n.ts';
import { AreaSelect } from '../AreaSelect.tsx';
import '../../styles/answers.css';

interface FieldProps extends AskedNow {
  onChange: (answer: Answer | undefined) => void;
}
const fieldId = (key: string): string => `answer-${key}`;
/** More options than these are chosen from a list. */
const few = 8;

/** What is typed into one field. It keeps what was typed; the answer is what that means. */
const Typed = ({ question: q, answer, problem, onChange }: FieldProps) => {
  const { t } = useTranslation('forms-own');
  const [typed, setTyped] = useState(() => typedOf(q, answer));
  const input = inputOf(q);
  const field = {
    id: fieldId(q.key),
    value: typed,
    maxLength: lengthOf(q),
    autoComplete: 'off',
    'aria-required': q.required,
    'aria-invalid': problem !== null,
    'aria-describedby': `${fieldId(q.key)}-more`,
    ...(problem && { status: 'error' as const }),
    onChange: (event: { target: { value: string } }) => {
      setTyped(event.target.value);
      onChange(answerOf(q, event.target.value));
    },
  };
  if (input === 'lines') return <Input.TextArea {...field} autoSize={{ minRows: 2, maxRows: 8 }} />;
  if (input === 'date') return <Input {...field} type="date" className="answer-short" />;
  if (input === 'phone') return <Input {...field} inputMode="tel" className="answer-short" />;
  if (input === 'number') return <Input {...field} inputMode="decimal" className="answer-short" />;
  if (input === 'money') return <Input {...field} inputMode="decimal" suffix={t('yuan')} className="answer-short" />;
  return <Input {...field} />;
};

const Options = ({ question: q, answer, onChange }: FieldProps) => {
  const { t } = useTranslation('forms-own');
  const options = (q.enum ?? q.items?.enum ?? []).map((value) => ({
    value,
    label: labelOf(q.words.options?.[value] ?? { zh: value, en: null }),
  }));
  const labels = { 'aria-labelledby': `${fieldId(q.key)}-title`, 'aria-describedby': `${fieldId(q.key)}-more` };
  if (q.type === 'boolean')
    return (
      <Radio.Group {...labels} value={answer ?? null} onChange={(event) => onChange(event.target.value as boolean)}>
        <Radio value={true}>{t('yes')}</Radio>
        <Radio value={false}>{t('no')}</Radio>
      </Radio.Group>
    );
  if (options.length > few)
    return (
      <Select
        {...labels}
        id={fieldId(q.key)}
        allowClear
        {...(q.type === 'array' && { mode: 'multiple' as const })}
        options={options}
        value={answer as string | string[] | undefined}
        placeholder={t('choose')}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(chosen?: string | string[]) => onChange(chosen === undefined || chosen.length === 0 ? undefined : chosen)}
      />
    );
  if (q.type === 'array')
    return (
      <Checkbox.Group
        {...labels}
        options={options}
        value={Array.isArray(answer) ? answer : []}
        onChange={(chosen) => onChange(chosen.length === 0 ? undefined : chosen)}
      />
    );
  return <Radio.Group {...labels} options={options} value={answer ?? null} onChange={(event) => onChange(event.target.value as string)} />;
};

/** An area out of the tree. */
const Area = ({ question: q, answer, onChange }: FieldProps) => (
  <AreaSelect
    id={fieldId(q.key)}
    label={labelOf(q.words.title)}
    value={typeof answer === 'string' ? answer : undefined}
    onChange={(code) => onChange(code)}
  />
);

const Field = (props: FieldProps) => {
  const { t } = useTranslation('forms-own');
  const { question: q, problem } = props;
  const isChoice = q.type === 'boolean' || q.enum !== undefined || q.items?.enum !== undefined;
  const title = (
    <>
      {labelOf(q.words.title)} {!q.required && <span className="soft">{t('optional')}</span>}
    </>
  );
  return (
    <div className="answer-field">
      {isChoice ? (
        <span className="answer-title" id={`${fieldId(q.key)}-title`}>
          {title}
        </span>
      ) : (
        <label className="answer-title" htmlFor={fieldId(q.key)}>
          {title}
        </label>
      )}
      {isChoice ? <Options {...props} /> : inputOf(q) === 'area' ? <Area {...props} /> : <Typed {...props} />}
      <div id={`${fieldId(q.key)}-more`}>
        {q.words.help && <p className="soft">{labelOf(q.words.help)}</p>}
        {problem && <p className="field-problem">{t(`answer.${problem.name}`, problem.data)}</p>}
      </div>
    </div>
  );
};

interface Props {
  schema: FormSchema;
  value?: Answers;
  onChange?: (answers: Answers) => void;
  /** Sending was tried: what is missing is told. */
  tried?: boolean;
}

/** The questions of a form, as far as they are asked, in the desk's look; a field of a form like any other. */
export const AnswerFields = ({ schema, value = {}, onChange, tried = false }: Props) => (
  <div className="answer-fields">
    {useForm(schema, value, tried).map((asked) => (
      <Field key={asked.question.key} {...asked} onChange={(answer) => onChange?.(withAnswer(value, asked.question.key, answer))} />
    ))}
  </div>
);
