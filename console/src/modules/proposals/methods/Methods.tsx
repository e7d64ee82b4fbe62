import { Button, Checkbox, Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Method, MethodStep, Methods } from '#contract/proposals/methods.ts';
import { shippedMethods } from '#contract/proposals/shipped.ts';
import { decidingWays, participants, publishedThings, resolves, stepKinds } from '#contract/proposals/values.ts';
import { labelOf } from '#ui/i18n.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView, EditorProps } from '../../../components/definition/definition.ts';
import { describeBy } from '../../../components/definition/describe.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { ShareFields } from './ShareFields.tsx';
import '../../../styles/methods.css';
import '../../../styles/terms.css';

const half = { of: 'due', n: 1, d: 2, strict: true } as const;

const StepFields = ({ step, onChange }: { step: MethodStep; onChange: (step: MethodStep | null) => void }) => {
  const { t } = useTranslation('proposals-console');
  const set = (part: Partial<MethodStep>): void => onChange({ ...step, ...part });
  const name = labelOf(step.title);
  const choose = <T extends string>(key: string, value: T, of: readonly T[], word: (one: T) => string, on: (value: T) => void) => (
    <div className="terms-field">
      {t(`methods.${key}`)}
      <Select
        aria-label={t('methods.of', { name, what: t(`methods.${key}`) })}
        value={value}
        options={of.map((one) => ({ value: one, label: word(one) }))}
        onChange={on}
      />
    </div>
  );
  const days = (key: string, value: number, min: number, on: (value: number) => void) => (
    <div className="terms-field">
      {t(`methods.${key}`)}
      <NumberInput
        aria-label={t('methods.of', { name, what: t(`methods.${key}`) })}
        min={min}
        max={180}
        precision={0}
        value={value}
        onChange={(next) => on(Number(next ?? min))}
      />
    </div>
  );
  return (
    <fieldset className="method-step">
      <legend>{name}</legend>
      <div className="terms-field">
        {t('methods.title')}
        <Input
          aria-label={t('methods.of', { name, what: t('methods.title') })}
          value={step.title.zh}
          maxLength={40}
          onChange={({ target }) => set({ title: { ...step.title, zh: target.value } })}
        />
      </div>
      {choose(
        'kind',
        step.kind,
        stepKinds,
        (one) => t(`proposals:kinds.${one}`),
        (kind) =>
          set({
            kind,
            rule: resolves(kind) ? (step.rule ?? { quorum: half, majority: half }) : null,
            ways: kind === 'decide' ? (step.ways.length > 0 ? step.ways : ['meeting']) : [],
          }),
      )}
      {choose(
        'participants',
        step.participants,
        participants,
        (one) => t(`proposals:participants.${one}`),
        (value) => set({ participants: value }),
      )}
      {days('noticeDays', step.noticeDays, 0, (noticeDays) => set({ noticeDays }))}
      {days('days', step.days, 1, (value) => set({ days: value }))}
      {choose(
        'published',
        step.published,
        publishedThings,
        (one) => t(`proposals:published.${one}`),
        (published) => set({ published, publishDays: published === 'nothing' ? null : (step.publishDays ?? 7) }),
      )}
      {step.publishDays !== null && days('publishDays', step.publishDays, 1, (publishDays) => set({ publishDays }))}
      {step.kind === 'decide' && (
        <div className="terms-field method-wide">
          {t('methods.ways')}
          <Select
            mode="multiple"
            aria-label={t('methods.of', { name, what: t('methods.ways') })}
            value={step.ways}
            options={decidingWays.map((value) => ({ value, label: t(`proposals:ways.${value}`) }))}
            onChange={(ways) => set({ ways })}
          />
        </div>
      )}
      {step.rule && <ShareFields name={name} rule={step.rule} onChange={(rule) => set({ rule })} />}
      <Checkbox checked={step.mayMerge} onChange={({ target }) => set({ mayMerge: target.checked })}>
        {t('methods.mayMerge')}
      </Checkbox>
      <Button size="small" danger onClick={() => onChange(null)}>
        {t('methods.removeStep', { name })}
      </Button>
    </fieldset>
  );
};

const MethodFields = ({ method, onChange }: { method: Method; onChange: (method: Method) => void }) => {
  const { t } = useTranslation('proposals-console');
  const set = (part: Partial<Method>): void => onChange({ ...method, ...part });
  const name = labelOf(method.title);
  const fresh = (): string => `step_${Math.random().toString(36).slice(2, 8)}`;
  return (
    <section aria-label={name} className="method">
      <h2>{name}</h2>
      <div className="terms-field">
        {t('methods.title')}
        <Input
          aria-label={t('methods.of', { name, what: t('methods.title') })}
          value={method.title.zh}
          maxLength={40}
          onChange={({ target }) => set({ title: { ...method.title, zh: target.value } })}
        />
      </div>
      <div className="terms-field">
        {t('methods.source')}
        <Input.TextArea
          aria-label={t('methods.of', { name, what: t('methods.source') })}
          value={method.source}
          maxLength={300}
          autoSize
          onChange={({ target }) => set({ source: target.value })}
        />
      </div>
      <Checkbox checked={method.retired} onChange={({ target }) => set({ retired: target.checked })}>
        {t('methods.retired')}
      </Checkbox>
      {method.steps.map((step, at) => (
        <StepFields
          key={step.code}
          step={step}
          onChange={(next) => set({ steps: method.steps.flatMap((one, i) => (i === at ? (next ?? []) : [one])) })}
        />
      ))}
      <Button
        size="small"
        onClick={() => {
          const like = method.steps.find(({ kind }) => kind === 'discuss') ?? method.steps[0];
          if (like) set({ steps: [...method.steps, { ...like, code: fresh(), title: { zh: t('methods.freshStep'), en: null } }] });
        }}
      >
        {t('methods.addStep', { name })}
      </Button>
    </section>
  );
};

const Editor = ({ content, onChange }: EditorProps<Methods>) => {
  const { t } = useTranslation('proposals-console');
  const all = content.methods;
  const add = (): void => {
    const [like] = shippedMethods;
    const code = `method_${Math.random().toString(36).slice(2, 8)}`;
    if (like) onChange({ methods: [...all, { ...structuredClone(like), code, title: { zh: t('methods.fresh'), en: null } }] });
  };
  return (
    <>
      {all.map((method, at) => (
        <MethodFields key={method.code} method={method} onChange={(next) => onChange({ methods: all.with(at, next) })} />
      ))}
      <Button onClick={add}>{t('methods.add')}</Button>
    </>
  );
};

/** Fields that hold codes, and where their words are. */
const codesOf: Readonly<Record<string, string>> = { kind: 'kinds', participants: 'participants', published: 'published', ways: 'ways' };

/** Methods of deliberation: prepared, published and kept by versions; begins with those that come with the program. */
export const MethodsPage = () => {
  const { t } = useTranslation('proposals-console');
  const view = useMemo(
    (): DefinitionView<Methods> => ({
      kind: 'proposals.methods',
      Editor,
      empty: { methods: structuredClone(shippedMethods) as Method[] },
      describe: describeBy(t, {
        within: 'methods',
        field: (name) => t(`methods.${name}`, { defaultValue: name }),
        code: (path, code) => {
          const words = codesOf[path.at(-1) ?? ''];
          if (!words) return words;
          const key = `proposals:${words}.${code}` as const;
          return t(key, { defaultValue: code });
        },
      }),
    }),
    [t],
  );
  return <DefinitionFrame view={view} />;
};
