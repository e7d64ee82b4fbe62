import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Select, Switch, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { optionsOf, type SchemaProblem } from '#contract/kernel/form/check.ts';
import { type Format, type FormSchema, formLimits, type Label, type Question } from '#contract/kernel/form/schema.ts';
import { labelOf } from '#ui/i18n.ts';
import { Bounds } from './Bounds.tsx';
import { Condition } from './Condition.tsx';
import * as design from './design.ts';

interface Props {
  form: FormSchema;
  at: number;
  open: boolean;
  problems: readonly SchemaProblem[];
  /** What those who are asked can fill in. */
  formats: readonly Format[];
  onOpen: (key: string | null) => void;
  /** `run` names the field in which somebody is typing. */
  onChange: (form: FormSchema, run?: string) => void;
}

/** A text in both languages, one beside the other. */
const Words = ({
  name,
  label,
  onChange,
  max,
  missing,
}: {
  name: string;
  label: Label;
  onChange: (label: Label) => void;
  max: number;
  missing?: boolean;
}) => {
  const { t } = useTranslation('forms');
  return (
    <div className="designer-words">
      <Input
        aria-label={t('design.inChinese', { name })}
        placeholder={t('design.inChinese', { name })}
        maxLength={max}
        value={label.zh}
        {...(missing && !label.zh.trim() && { status: 'error' as const })}
        onChange={(event) => onChange({ ...label, zh: event.target.value })}
      />
      <Input
        aria-label={t('design.inEnglish', { name })}
        placeholder={t('design.inEnglish', { name })}
        maxLength={max}
        value={label.en ?? ''}
        onChange={(event) => onChange({ ...label, en: event.target.value || null })}
      />
    </div>
  );
};

/** One question of the designer: closed a line, open everything about it. */
export const QuestionCard = (props: Props) => {
  const { t } = useTranslation('forms');
  const { form, at, open, problems, onOpen, onChange } = props;
  const key = form.order[at] ?? '';
  const question = form.properties[key];
  if (!question) return null;
  const title = (question.words && labelOf(question.words.title)) || t('design.untitled');
  const kind = design.isOwn(question) ? design.kindOf(question) : null;
  const copy = (): void => {
    const made = design.duplicate(form, key);
    onChange(made.form);
    onOpen(made.key);
  };
  return (
    <li className="designer-card" data-question={key} data-open={open || undefined}>
      <div className="designer-line">
        <button type="button" className="designer-title" aria-expanded={open} onClick={() => onOpen(open ? null : key)}>
          <span className="num">{at + 1}</span>
          <strong>{title}</strong>
          <span className="soft">
            {kind && t(`design.kinds.${kind}`)}
            {form.required.includes(key) && ` · ${t('design.required')}`}
            {question.when && ` · ${t('design.conditional')}`}
          </span>
        </button>
        {(
          [
            ['up', <ArrowUpOutlined key="up" />, at === 0, () => onChange(design.move(form, key, -1))],
            ['down', <ArrowDownOutlined key="down" />, at === form.order.length - 1, () => onChange(design.move(form, key, 1))],
            ['copy', <CopyOutlined key="copy" />, false, copy],
            ['remove', <DeleteOutlined key="remove" />, false, () => onChange(design.remove(form, key))],
          ] as const
        ).map(([name, icon, disabled, press]) => (
          <Tooltip key={name} title={t(`design.${name}`)}>
            <Button
              type="text"
              size="small"
              icon={icon}
              disabled={disabled}
              aria-label={t('design.of', { what: t(`design.${name}`), title })}
              onClick={press}
            />
          </Tooltip>
        ))}
      </div>
      {problems.map((problem) => (
        <p key={problem.code} className="field-problem">
          {t(`schema.${problem.code}`, problem.data)}
        </p>
      ))}
      {open && design.isOwn(question) && <Fields {...props} name={key} question={question} />}
    </li>
  );
};

const Fields = ({ form, problems, formats, onChange, name: key, question }: Props & { name: string; question: Question }) => {
  const { t } = useTranslation('forms');
  const set = (next: Question, run?: string) => onChange(design.changeQuestion(form, key, next), run && `${key}.${run}`);
  const { words } = question;
  const options = optionsOf(question);
  const missing = problems.some(({ code }) => code === 'title' || code === 'option_words');
  return (
    <div className="designer-fields">
      <Words
        name={t('design.title')}
        label={words.title}
        max={formLimits.titleMax}
        missing={missing}
        onChange={(title) => set({ ...question, words: { ...words, title } }, 'title')}
      />
      <div className="designer-row">
        <Select
          aria-label={t('design.kind')}
          value={design.kindOf(question)}
          options={design.kindsAmong(formats).map((value) => ({ value, label: t(`design.kinds.${value}`) }))}
          onChange={(kind) => kind && set(design.asKind(question, kind))}
          className="designer-kind"
        />
        <span>
          <Switch
            size="small"
            aria-label={t('design.required')}
            checked={form.required.includes(key)}
            onChange={(isRequired) => onChange(design.setRequired(form, key, isRequired))}
          />{' '}
          {t('design.required')}
        </span>
      </div>
      {options && (
        <ul className="designer-options" aria-label={t('design.options')}>
          {options.map((value, at) => (
            <li key={value}>
              <Words
                name={t('design.option', { number: at + 1 })}
                label={words.options?.[value] ?? { zh: '', en: null }}
                max={formLimits.titleMax}
                missing={missing}
                onChange={(label) => set({ ...question, words: { ...words, options: { ...words.options, [value]: label } } }, value)}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                disabled={options.length < 2}
                aria-label={t('design.removeOption', { number: at + 1 })}
                onClick={() => set(design.removeOption(question, value))}
              />
            </li>
          ))}
          <li>
            <Button type="link" onClick={() => set(design.addOption(question))}>
              {t('design.addOption')}
            </Button>
          </li>
        </ul>
      )}
      <Bounds question={question} onChange={set} />
      <Words
        name={t('design.help')}
        label={words.help ?? { zh: '', en: null }}
        max={formLimits.helpMax}
        onChange={(help) => set({ ...question, words: { ...words, help: help.zh || help.en ? help : undefined } }, 'help')}
      />
      <Condition form={form} name={key} question={question} onChange={set} />
    </div>
  );
};
