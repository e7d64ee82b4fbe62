import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemsMost } from '#contract/kernel/form/answers.ts';
import { type Answer, isReferenceFormat } from '#contract/kernel/form/schema.ts';
import { answerOf, type Input, inputOf, lengthOf, typedOf } from '#ui/form/input.ts';
import type { AskedNow } from '#ui/form/useForm.ts';
import { labelOf } from '#ui/i18n.ts';
import { PhotoField } from '../photos/photo-field.tsx';
import { AreaPicker } from '../place/area-picker.tsx';
import type { LocalPhoto } from '../store/database.ts';
import { ChoiceField } from './choice-field.tsx';
import { FilesField } from './files-field.tsx';

/** Photos and files among the answers of a form, as this device has them. */
export interface PhotosOfForm {
  of(question: string): LocalPhoto[];
  /** Account to upload for; null: they wait until somebody signs in. */
  readonly owner: string | null;
  change(question: string, next: (photos: LocalPhoto[]) => LocalPhoto[]): void;
}

interface Props extends AskedNow {
  photos: PhotosOfForm;
  onChange: (answer: Answer | undefined) => void;
}

/** What is typed into one field. It keeps what was typed; the answer is what that means. */
const Typed = ({ id, question: q, answer, problem, onChange }: Props) => {
  const { t } = useTranslation('forms-own');
  const [typed, setTyped] = useState(() => typedOf(q, answer));
  const input = inputOf(q);
  const field = {
    id,
    className: input === 'money' ? 'input grow' : 'input',
    value: typed,
    maxLength: lengthOf(q),
    'aria-invalid': problem !== null,
    'aria-describedby': `${id}-more`,
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
const AreaField = ({ id, question: q, answer, problem, onChange }: Props) => {
  const { t } = useTranslation('forms-own');
  const [open, setOpen] = useState(false);
  const [name, setName] = useState<string | null>(null);
  const shown = typeof answer === 'string' ? (name ?? answer) : t('choose');
  return (
    <>
      <button
        id={id}
        type="button"
        className="button wide"
        aria-label={t('named', { title: labelOf(q.words.title), problem: shown })}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-more`}
        onClick={() => setOpen(true)}
      >
        {shown}
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

/** An organisation, place or person out of a list. */
const ChosenField = ({ id, question: q, answer, problem, onChange }: Props) =>
  isReferenceFormat(q.format) ? (
    <ChoiceField
      id={id}
      title={labelOf(q.words.title)}
      of={{ format: q.format, among: q.among }}
      answer={typeof answer === 'string' ? answer : undefined}
      field={{ 'aria-invalid': problem !== null, 'aria-describedby': `${id}-more` }}
      onChoose={onChange}
    />
  ) : null;

const Photos = ({ question: q, photos }: Props) => (
  <PhotoField photos={photos.of(q.key)} owner={photos.owner} onChange={(next) => photos.change(q.key, next)} most={itemsMost(q)} />
);

const Files = ({ question: q, photos }: Props) => (
  <FilesField files={photos.of(q.key)} most={itemsMost(q)} onChange={(next) => photos.change(q.key, next)} />
);

const looks: Readonly<Partial<Record<Input, (props: Props) => ReactNode>>> = {
  one_of: Options,
  some_of: Options,
  yes_no: Options,
  photos: Photos,
  files: Files,
  area: AreaField,
  organisation: ChosenField,
  place: ChosenField,
  person: ChosenField,
  row: ChosenField,
};

/** One question in the phone's look: its words, what it is answered with, what is wrong. */
export const AnswerField = (props: Props) => {
  const { t } = useTranslation('forms-own');
  const { id, question: q, problem } = props;
  const Look = looks[inputOf(q)] ?? Typed;
  const title = (
    <>
      {labelOf(q.words.title)} {!q.required && <span className="hint">{t('optional')}</span>}
    </>
  );
  const more = (
    <span id={`${id}-more`} className="tight">
      {q.words.help && <span className="hint">{labelOf(q.words.help)}</span>}
      {problem && <span className="bad small">{t(`answer.${problem.name}`, problem.data)}</span>}
    </span>
  );
  return Look === Options || Look === Photos || Look === Files ? (
    <fieldset className="field" id={id} tabIndex={-1} aria-describedby={`${id}-more`}>
      <legend>{title}</legend>
      <Look {...props} />
      {more}
    </fieldset>
  ) : (
    <div className="field">
      <label htmlFor={id}>{title}</label>
      <Look {...props} />
      {more}
    </div>
  );
};
