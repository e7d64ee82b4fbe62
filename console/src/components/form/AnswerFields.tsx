import { Checkbox, Input as InputField, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemsMost } from '#contract/kernel/form/answers.ts';
import { type Answer, type Answers, type FormSchema, isReferenceFormat } from '#contract/kernel/form/schema.ts';
import { answerOf, type Input, inputOf, lengthOf, typedOf } from '#ui/form/input.ts';
import { type AskedNow, useForm, withAnswer } from '#ui/form/useForm.ts';
import { labelOf } from '#ui/i18n.ts';
import { AreaSelect } from '../AreaSelect.tsx';
import { DocumentField } from '../DocumentField.tsx';
import { PhotoField } from '../PhotoField.tsx';
import { ChoiceSelect } from './ChoiceSelect.tsx';
import '../../styles/answers.css';

interface FieldProps extends AskedNow {
  onChange: (answer: Answer | undefined) => void;
  onBusy: Busy | undefined;
}
/** Told, by question, while something of its answer is on its way. */
type Busy = (key: string, busy: boolean) => void;
/** More options than these are chosen from a list. */
const few = 8;

/** What is typed into one field. It keeps what was typed; the answer is what that means. */
const Typed = ({ id, question: q, answer, problem, onChange }: FieldProps) => {
  const { t } = useTranslation('forms-own');
  const [typed, setTyped] = useState(() => typedOf(q, answer));
  const input = inputOf(q);
  const field = {
    id,
    value: typed,
    maxLength: lengthOf(q),
    autoComplete: 'off',
    'aria-required': q.required,
    'aria-invalid': problem !== null,
    'aria-describedby': `${id}-more`,
    ...(problem && { status: 'error' as const }),
    onChange: (event: { target: { value: string } }) => {
      setTyped(event.target.value);
      onChange(answerOf(q, event.target.value));
    },
  };
  if (input === 'lines') return <InputField.TextArea {...field} autoSize={{ minRows: 2, maxRows: 8 }} />;
  if (input === 'date') return <InputField {...field} type="date" className="answer-short" />;
  if (input === 'phone') return <InputField {...field} inputMode="tel" className="answer-short" />;
  if (input === 'number') return <InputField {...field} inputMode="decimal" className="answer-short" />;
  if (input === 'money') return <InputField {...field} inputMode="decimal" suffix={t('yuan')} className="answer-short" />;
  return <InputField {...field} />;
};

const Options = ({ id, question: q, answer, onChange }: FieldProps) => {
  const { t } = useTranslation('forms-own');
  const options = (q.enum ?? q.items?.enum ?? []).map((value) => ({
    value,
    label: labelOf(q.words.options?.[value] ?? { zh: value, en: null }),
  }));
  const labels = { 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-more` };
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
        id={id}
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

/** What is chosen from what is kept elsewhere. */
const Referred = ({ id, question: q, answer, onChange }: FieldProps) => {
  const { t } = useTranslation('forms-own');
  const field = {
    id,
    label: labelOf(q.words.title),
    value: typeof answer === 'string' ? answer : undefined,
    onChange: (id: string | undefined) => onChange(id),
  };
  if (q.format === 'area') return <AreaSelect {...field} placeholder={t('find.area')} />;
  return isReferenceFormat(q.format) ? <ChoiceSelect {...field} format={q.format} among={q.among} /> : null;
};

/** Photos or documents: the answer is their ids. */
const Brought = ({ id, question: q, answer, onChange, onBusy }: FieldProps) => {
  const ids = Array.isArray(answer) ? answer : [];
  const field = {
    most: itemsMost(q),
    onBusy: (busy: boolean) => onBusy?.(q.key, busy),
  };
  const set = (next: readonly string[]) => onChange(next.length === 0 ? undefined : [...next]);
  if (inputOf(q) === 'files') return <DocumentField {...field} id={id} value={ids} onChange={set} />;
  return (
    <PhotoField
      {...field}
      label={labelOf(q.words.title)}
      value={ids.map((id) => ({ id, thumbnailUrl: `/api/files/${id}/thumbnail` }))}
      onChange={(photos) => set(photos.map(({ id }) => id))}
    />
  );
};

const looks: Readonly<Partial<Record<Input, (props: FieldProps) => ReactNode>>> = {
  one_of: Options,
  some_of: Options,
  yes_no: Options,
  photos: Brought,
  files: Brought,
  area: Referred,
  organisation: Referred,
  place: Referred,
  person: Referred,
  row: Referred,
};

const Field = (props: FieldProps) => {
  const { t } = useTranslation('forms-own');
  const { id, question: q, problem } = props;
  const input = inputOf(q);
  const isGroup = input === 'photos' || looks[input] === Options;
  const Look = looks[input] ?? Typed;
  const title = (
    <>
      {labelOf(q.words.title)} {!q.required && <span className="soft">{t('optional')}</span>}
    </>
  );
  return (
    <div className="answer-field">
      {isGroup ? (
        <span className="answer-title" id={`${id}-title`}>
          {title}
        </span>
      ) : (
        <label className="answer-title" htmlFor={id}>
          {title}
        </label>
      )}
      <Look {...props} />
      <div id={`${id}-more`}>
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
  onBusy?: Busy;
  /** Tells forms of one page apart that may use the same keys. */
  of?: string;
}

/** The questions of a form, as far as they are asked, in the desk's look; a field of a form like any other. */
export const AnswerFields = ({ schema, value = {}, onChange, tried = false, onBusy, of }: Props) => (
  <div className="answer-fields">
    {useForm(schema, value, tried, of).map((asked) => (
      <Field
        key={asked.question.key}
        {...asked}
        onBusy={onBusy}
        onChange={(answer) => onChange?.(withAnswer(value, asked.question.key, answer))}
      />
    ))}
  </div>
);
