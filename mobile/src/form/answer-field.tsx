import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#contract/kernel/form/schema.ts';
import { answerOf, inputOf, lengthOf, typedOf } from '#ui/form/input.ts';
import type { AskedNow } from '#ui/form/useForm.ts';
import { labelOf } from '#ui/i18n.ts';
import { AreaPicker } from '../place/area-picker.tsx';

interface Props extends AskedNow {
  onChange: (answer: Answer | undefined) => void;
}
/** Element of a question, to go to when it needs something. */
export const fieldId = (key: string): string => `answer-${key}`;

/** What is typed into one field. It keeps what was typed; the answer is what that means. */
const Typed = ({ question: q, answer, problem, onChange }: Props) => {
  const { t } = useTranslation('forms-own');
  const [typed, setTyped] = useState(() => typedOf(q, answer));
  const input = inputOf(q);
  const field = {
    id: fieldId(q.key),
    className: input === 'money' ? 'input grow' : 'input',
    value: typed,
    maxLength: lengthOf(q),
    'aria-invalid': problem !== null,
    'aria-describedby': `${fieldId(q.key)}-more`,
    'aria-required': q.required,
    onChange: (event: { target: { value: string } }) => {
      setTyped(event.target.value);
      onChange(answerOf(q, event.target.value));
    },
  };
  if (input === 'lines') return <textarea {...field} rows={3} />;
  if (input === 'date') return <input {...field} type="date" min="1900-01-01" max="2199-12-31" />;
  if (input === 'phone') return <input {...field} type="tel" autoComplete="off" />;
  if (input === 'number') return <input {...field} inputMode={q.type === 'integer' ? 'numeric' : 'decimal'} autoComplete="off" />;
  if (input === 'money')
    return (
      <span className="row">
        <input {...field} inputMode="decimal" autoComplete="off" />
        {t('yuan')}
      </span>
    );
  return <input {...field} type="text" autoComplete="off" />;
};

/** Options to tap: one of them, or several. A second tap takes a choice back. */
const Options = ({ question: q, answer, onChange }: Props) => {
  const { t } = useTranslation('forms-own');
  const input = inputOf(q);
  const isSeveral = input === 'some_of';
  const chosen = Array.isArray(answer) ? answer : [];
  const options: readonly (readonly [string | boolean, string])[] =
    input === 'yes_no'
      ? [
          [true, t('yes')],
          [false, t('no')],
        ]
      : (q.enum ?? q.items?.enum ?? []).map((value) => [value, labelOf(q.words.options?.[value] ?? { zh: value, en: null })] as const);
  const press = (value: string | boolean): void => {
    if (isSeveral && typeof value === 'string') {
      const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
      onChange(next.length === 0 ? undefined : next);
    } else onChange(answer === value ? undefined : value);
  };
  return (
    <div className={input === 'yes_no' ? 'choice' : 'wrap'}>
      {options.map(([value, words]) => (
        <button
          key={String(value)}
          type="button"
          className="chip"
          aria-pressed={isSeveral ? chosen.includes(String(value)) : answer === value}
          onClick={() => press(value)}
        >
          {words}
        </button>
      ))}
    </div>
  );
};

/** An area from lists, street by street. The answer is its code; a draft that is taken up again shows that until another is chosen. */
const AreaField = ({ question: q, answer, problem, onChange }: Props) => {
  const { t } = useTranslation('forms-own');
  const [open, setOpen] = useState(false);
  const [name, setName] = useState<string | null>(null);
  return (
    <>
      <button
        id={fieldId(q.key)}
        type="button"
        className="button wide"
        aria-invalid={problem !== null}
        aria-describedby={`${fieldId(q.key)}-more`}
        onClick={() => setOpen(true)}
      >
        {typeof answer === 'string' ? (name ?? answer) : t('choose')}
      </button>
      {open && (
        <AreaPicker
          onClose={() => setOpen(false)}
          onChoose={({ areaCode, name: chosen }) => {
            setName(chosen);
            onChange(areaCode);
            setOpen(false);
          }}
        />
      )}
    </>
  );
};

/** One question in the phone's look: its words, what it is answered with, what is wrong. */
export const AnswerField = (props: Props) => {
  const { t } = useTranslation('forms-own');
  const { question: q, problem } = props;
  const input = inputOf(q);
  const title = (
    <>
      {labelOf(q.words.title)} {!q.required && <span className="hint">{t('optional')}</span>}
    </>
  );
  const more = (
    <span id={`${fieldId(q.key)}-more`} className="tight">
      {q.words.help && <span className="hint">{labelOf(q.words.help)}</span>}
      {problem && <span className="bad small">{t(`answer.${problem.name}`, problem.data)}</span>}
    </span>
  );
  return input === 'one_of' || input === 'some_of' || input === 'yes_no' ? (
    <fieldset className="field" id={fieldId(q.key)} tabIndex={-1} aria-describedby={`${fieldId(q.key)}-more`}>
      <legend>{title}</legend>
      <Options {...props} />
      {more}
    </fieldset>
  ) : (
    <div className="field">
      <label htmlFor={fieldId(q.key)}>{title}</label>
      {input === 'area' ? <AreaField {...props} /> : <Typed {...props} />}
      {more}
    </div>
  );
};
