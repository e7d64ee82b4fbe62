import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { phases, type RegisterContent, type RegisterState, type Transition } from '#contract/registers/content.ts';
import { titleOf } from '#ui/form/fields.ts';
import { labelOf } from '#ui/i18n.ts';

interface Props {
  content: RegisterContent;
  onChange: (next: Partial<Pick<RegisterContent, 'states' | 'transitions'>>) => void;
}

/** States of rows, and the steps between them. */
export const LifeEditor = ({ content, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const { states, transitions, fields } = content;
  const putState = (at: number, state: RegisterState): void => onChange({ states: states.map((one, i) => (i === at ? state : one)) });
  const putStep = (at: number, step: Transition): void => onChange({ transitions: transitions.map((one, i) => (i === at ? step : one)) });
  const named = states.map(({ code, title }) => ({ value: code, label: labelOf(title) }));
  const fresh = (): string => {
    let n = states.length + 1;
    while (states.some(({ code }) => code === `s${n}`)) n++;
    return `s${n}`;
  };
  return (
    <>
      <p className="soft">{t('design.statesHint')}</p>
      {states.map((state, at) => (
        <div key={state.code} className="registers-field">
          <Input
            aria-label={t('design.stateName')}
            value={state.title.zh}
            maxLength={100}
            onChange={({ target }) => putState(at, { ...state, title: { ...state.title, zh: target.value } })}
          />
          <Select
            aria-label={t('design.phase')}
            value={state.phase}
            options={phases.map((value) => ({ value, label: t(`design.phases.${value}`) }))}
            onChange={(phase) => putState(at, { ...state, phase })}
          />
          <Select
            mode="multiple"
            aria-label={t('design.stateRequired')}
            placeholder={t('design.stateRequired')}
            value={state.required}
            options={fields.filter(({ formula }) => formula === null).map((field) => ({ value: field.key, label: titleOf(field) }))}
            onChange={(required: string[]) => putState(at, { ...state, required })}
          />
          <span>
            <Switch
              size="small"
              aria-label={t('design.locked')}
              checked={state.locked}
              onChange={(locked) => putState(at, { ...state, locked })}
            />{' '}
            {t('design.locked')}
          </span>
          <Button
            icon={<DeleteOutlined />}
            aria-label={t('design.remove')}
            disabled={states.length === 1}
            onClick={() =>
              onChange({
                states: states.filter((_, i) => i !== at),
                transitions: transitions.filter(({ from, to }) => from !== state.code && to !== state.code),
              })
            }
          />
        </div>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        onClick={() =>
          onChange({
            states: [
              ...states,
              { code: fresh(), title: { zh: t('design.stateName'), en: null }, phase: 'valid', locked: false, required: [] },
            ],
          })
        }
      >
        {t('design.addState')}
      </Button>
      {transitions.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name than their place
        <div key={at} className="registers-field">
          <Input
            aria-label={t('design.step')}
            placeholder={t('design.step')}
            value={step.title.zh}
            maxLength={100}
            onChange={({ target }) => putStep(at, { ...step, title: { ...step.title, zh: target.value } })}
          />
          <Select aria-label={t('design.from')} value={step.from} options={named} onChange={(from) => putStep(at, { ...step, from })} />
          <Select aria-label={t('design.to')} value={step.to} options={named} onChange={(to) => putStep(at, { ...step, to })} />
          <Select
            aria-label={t('design.by')}
            value={step.by}
            options={[
              { value: 'write', label: t('design.byWrite') },
              { value: 'confirm', label: t('design.byConfirm') },
            ]}
            onChange={(by) => putStep(at, { ...step, by })}
          />
          <span>
            <Switch
              size="small"
              aria-label={t('design.asksWhy')}
              checked={step.reason}
              onChange={(reason) => putStep(at, { ...step, reason })}
            />{' '}
            {t('design.asksWhy')}
          </span>
          <Button
            icon={<DeleteOutlined />}
            aria-label={t('design.remove')}
            onClick={() => onChange({ transitions: transitions.filter((_, i) => i !== at) })}
          />
        </div>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        onClick={() => {
          const [first] = states;
          if (first)
            onChange({
              transitions: [
                ...transitions,
                { from: first.code, to: first.code, title: { zh: '', en: null }, by: 'confirm', reason: false },
              ],
            });
        }}
      >
        {t('design.addStep')}
      </Button>
    </>
  );
};
