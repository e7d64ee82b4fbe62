import { Button, Input, Select, Switch } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, longest, readExpression } from '#contract/kernel/expression/expression.ts';
import { NumberInput } from '../NumberInput.tsx';
import { completionsOf } from './complete.ts';
import '../../styles/expression.css';

interface Props {
  id?: string;
  label: string;
  value?: string | null;
  onChange?: (text: string | null) => void;
  language: Language;
  /** Values that names can have. */
  values: Readonly<Record<string, readonly string[]>>;
  /** What a name means, in words. */
  meaning: (name: string) => string;
  /** An example to begin with, by name. */
  example: Readonly<Record<string, string | number | boolean | readonly string[] | null>>;
}

/** An expression that gives yes or no: names are completed, what is wrong is shown with its place, and its value on an example beside it. */
export const ExpressionField = ({ id, label, value, onChange, language, values, meaning, example }: Props) => {
  const { t } = useTranslation('expressions-console');
  const field = useRef<{ resizableTextArea?: { textArea: HTMLTextAreaElement } } | null>(null);
  const text = value ?? '';
  const [cursor, setCursor] = useState(text.length);
  const [given, setGiven] = useState(example);
  const offered = completionsOf(text, cursor, Object.keys(language.variables), values).slice(0, 8);
  const read = text.trim() === '' ? null : readExpression(language, text.trim(), 'bool');
  const fault = read && 'fault' in read ? read.fault : null;
  const expression = read && 'expression' in read ? read.expression : null;
  const outcome = expression?.evaluate(given);
  const set = (name: string, one: string | number | boolean | readonly string[] | null): void => setGiven({ ...given, [name]: one });
  return (
    <div className="expression">
      <Input.TextArea
        ref={field as never}
        id={id}
        aria-label={label}
        aria-describedby={`${id}-told`}
        className="code"
        value={text}
        rows={3}
        maxLength={longest}
        placeholder={t('placeholder')}
        spellCheck={false}
        onChange={({ target }) => {
          setCursor(target.selectionStart);
          onChange?.(target.value === '' ? null : target.value);
        }}
        onSelect={({ currentTarget }) => setCursor(currentTarget.selectionStart)}
      />
      {offered.length > 0 && (
        <fieldset className="expression-offers" aria-label={t('offers')}>
          {offered.map((one) => (
            <Button
              key={one.name}
              size="small"
              title={one.name in language.variables ? meaning(one.name) : undefined}
              onClick={() => {
                onChange?.(one.value);
                setCursor(one.value.length - (text.length - cursor));
                field.current?.resizableTextArea?.textArea.focus();
              }}
            >
              <code>{one.name}</code>
              {one.name in language.variables && <span className="soft">{meaning(one.name)}</span>}
            </Button>
          ))}
        </fieldset>
      )}
      <div id={`${id}-told`}>
        {fault && (
          <p className="field-problem" role="status">
            {t('fault', { at: fault.start + 1, what: fault.what, why: t(`expressions:faults.${fault.code}`) })}
          </p>
        )}
        {outcome && (
          <p role="status" className="expression-outcome">
            {'value' in outcome && <strong>{t(outcome.value === true ? 'yes' : 'no')}</strong>}
            {'unknown' in outcome && t('unknown', { names: outcome.unknown.map(meaning).join(t('comma')) })}
            {'fault' in outcome &&
              t('fault', { at: outcome.fault.start + 1, what: outcome.fault.what, why: t('expressions:faults.failed') })}
          </p>
        )}
      </div>
      {expression && expression.names.length > 0 && (
        <fieldset className="expression-example">
          <legend>{t('example')}</legend>
          {expression.names.map((name) => {
            const [type, now, words] = [language.variables[name], given[name] ?? null, `${meaning(name)} ${name}`];
            return (
              <div key={name} className="expression-given">
                <span aria-hidden="true">
                  {meaning(name)} <code>{name}</code>
                </span>
                {type === 'bool' ? (
                  <Switch aria-label={words} checked={now === true} onChange={(on) => set(name, on)} />
                ) : type === 'int' || type === 'double' ? (
                  <NumberInput aria-label={words} value={now as number | null} onChange={(n) => set(name, n)} />
                ) : values[name] ? (
                  <Select
                    aria-label={words}
                    allowClear
                    placeholder={t('notKnown')}
                    value={now as string | null}
                    options={values[name].map((one) => ({ value: one, label: one }))}
                    onChange={(one: string | undefined) => set(name, one ?? null)}
                  />
                ) : (
                  <Input
                    aria-label={words}
                    value={(now as string | null) ?? ''}
                    placeholder={t('notKnown')}
                    onChange={({ target }) => set(name, target.value === '' ? null : target.value)}
                  />
                )}
              </div>
            );
          })}
        </fieldset>
      )}
    </div>
  );
};
