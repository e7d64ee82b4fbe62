import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Card, type Indicator, periods, postRoles, type Scoring, subjectKinds, units } from '#contract/scorecards/card.ts';
import { labelOf } from '#ui/i18n.ts';
import { CategorySelect } from '../../../components/CategorySelect.tsx';
import type { EditorProps } from '../../../components/definition/definition.ts';
import { ChoiceField, Field, NumberField, TextField } from '../../../components/definition/fields.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { OrganisationSelect } from '../../../components/OrganisationSelect.tsx';
import { cardsQuery, measuresQuery } from '../queries.ts';
import { TryOut } from './TryOut.tsx';
import { Zones } from './Zones.tsx';
import '../../../styles/scorecards.css';

const templateNames = ['streets', 'departments', 'estates', 'taizhou', 'wuxi', 'nanning'] as const;
type TemplateName = (typeof templateNames)[number];

const kinds = [
  'share',
  'reach',
  'steps',
  'deduct',
  'add',
  'place',
  'span',
  'given',
  'formula',
] as const satisfies readonly Scoring['kind'][];
/** What a way of scoring begins with when it is chosen. */
const begun: Readonly<Record<Scoring['kind'], Scoring>> = {
  share: { kind: 'share' },
  reach: { kind: 'reach', target: 100, each: 1, floor: 0 },
  steps: { kind: 'steps', steps: [{ from: 90, points: 10 }], otherwise: 0 },
  deduct: { kind: 'deduct', each: 1, floor: 0 },
  add: { kind: 'add', each: 1 },
  place: { kind: 'place', floor: 0 },
  span: { kind: 'span', floor: 0 },
  given: { kind: 'given' },
  formula: { kind: 'formula', text: 'full * figure / 100.0' },
};

const ScoringFields = ({ scoring, onChange }: { scoring: Scoring; onChange: (scoring: Scoring) => void }) => {
  const { t } = useTranslation('scorecards-console');
  const word = (key: string): string => t(`edit.${key}`);
  const numbers = (['target', 'each', 'floor'] as const).filter((key) => key in scoring);
  return (
    <>
      <ChoiceField
        label={word('scoring')}
        value={scoring.kind}
        of={kinds}
        word={(one) => t(`scorings.${one}`)}
        onChange={(kind) => onChange(structuredClone(begun[kind]))}
      />
      {numbers.map((key) => (
        <NumberField
          key={key}
          label={word(key)}
          value={(scoring as unknown as Record<string, number>)[key] ?? 0}
          onChange={(n) => onChange({ ...scoring, [key]: n } as Scoring)}
        />
      ))}
      {scoring.kind === 'formula' && (
        <TextField label={word('formula')} value={scoring.text} most={1000} wide onChange={(text) => onChange({ ...scoring, text })} />
      )}
      {scoring.kind === 'steps' && (
        <div className="wide">
          {scoring.steps.map((step, i) => {
            const put = (part: Partial<typeof step>): void => onChange({ ...scoring, steps: scoring.steps.with(i, { ...step, ...part }) });
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name
              <div className="score-edit" key={i}>
                <NumberField label={word('from')} value={step.from} onChange={(from) => put({ from })} />
                <NumberField label={word('points')} value={step.points} onChange={(points) => put({ points })} />
                <Button
                  icon={<DeleteOutlined />}
                  aria-label={t('edit.removeStep', { n: i + 1 })}
                  onClick={() => onChange({ ...scoring, steps: scoring.steps.toSpliced(i, 1) })}
                />
              </div>
            );
          })}
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={() => onChange({ ...scoring, steps: [...scoring.steps, { from: 0, points: 0 }] })}
          >
            {word('addStep')}
          </Button>
          <NumberField label={word('otherwise')} value={scoring.otherwise} onChange={(otherwise) => onChange({ ...scoring, otherwise })} />
        </div>
      )}
    </>
  );
};

const IndicatorFields = ({ one, card, onChange }: { one: Indicator; card: Card; onChange: (one: Indicator | null) => void }) => {
  const { t } = useTranslation('scorecards-console');
  const measures = (useQuery(measuresQuery).data?.items ?? []).filter(({ subjects }) => subjects.includes(card.subjects));
  // those a jurisdiction designed bring their name along
  const wordOf = (code: string): string => {
    const name = measures.find((measure) => measure.code === code)?.name;
    return name ? labelOf(name) : t(`measures.${code.replace('.', '_')}`, { defaultValue: code });
  };
  const set = (part: Partial<Indicator>): void => onChange({ ...one, ...part });
  const word = (key: string): string => t(`edit.${key}`);
  const { source } = one;
  return (
    <fieldset className="score-edit">
      <legend>{labelOf(one.name) || word('indicator')}</legend>
      <TextField label={word('name')} value={one.name.zh} most={60} onChange={(zh) => set({ name: { ...one.name, zh } })} />
      <TextField
        label={word('nameEn')}
        value={one.name.en ?? ''}
        most={80}
        onChange={(en) => set({ name: { ...one.name, en: en || null } })}
      />
      <TextField label={word('code')} value={one.code} most={40} onChange={(code) => set({ code: code.trim() })} />
      <ChoiceField
        label={word('source')}
        value={source.kind}
        of={['measure', 'given', 'formula'] as const}
        word={(kind) => t(`sources.${kind}`)}
        onChange={(kind) =>
          set(
            kind === 'measure'
              ? { source: { kind, measure: measures[0]?.code ?? 'ratings.satisfied' }, unit: measures[0]?.unit ?? 'percent' }
              : kind === 'given'
                ? { source: { kind, help: '' }, unit: 'points', scoring: { kind: 'given' } }
                : { source: { kind, text: card.indicators[0]?.code ?? '0.0' } },
          )
        }
      />
      {source.kind === 'measure' && (
        <ChoiceField
          label={word('measure')}
          value={source.measure}
          of={[...new Set([source.measure, ...measures.map(({ code }) => code)])]}
          word={wordOf}
          onChange={(measure) =>
            set({ source: { kind: 'measure', measure }, unit: measures.find(({ code }) => code === measure)?.unit ?? one.unit })
          }
        />
      )}
      {source.kind === 'measure' && measures.some(({ code, byCategory }) => code === source.measure && byCategory) && (
        <Field label={word('category')}>
          <CategorySelect
            label={word('category')}
            placeholder={word('anyCategory')}
            value={source.category}
            onChange={(category) =>
              set({ source: { kind: 'measure', measure: source.measure, ...(category !== undefined && { category }) } })
            }
          />
        </Field>
      )}
      {source.kind === 'given' && (
        <TextField label={word('help')} value={source.help} most={200} wide onChange={(help) => set({ source: { kind: 'given', help } })} />
      )}
      {source.kind === 'formula' && (
        <TextField
          label={word('formula')}
          value={source.text}
          most={1000}
          wide
          onChange={(text) => set({ source: { kind: 'formula', text } })}
        />
      )}
      <ChoiceField
        label={word('unit')}
        value={one.unit}
        of={units}
        word={(unit) => t(`unitNames.${unit}`)}
        onChange={(unit) => set({ unit })}
      />
      <ChoiceField
        label={word('better')}
        value={one.better}
        of={['more', 'less'] as const}
        word={(better) => t(`better.${better}`)}
        onChange={(better) => set({ better })}
      />
      <NumberField label={word('full')} value={one.full} most={10_000} onChange={(full) => set({ full })} />
      <ScoringFields scoring={one.scoring} onChange={(scoring) => set({ scoring })} />
      <NumberField label={word('least')} value={one.least} places={0} onChange={(least) => set({ least })} />
      {one.least > 0 && (
        <ChoiceField
          label={word('small')}
          value={one.small}
          of={['apart', 'drawn'] as const}
          word={(small) => t(`small.${small}`)}
          onChange={(small) => set({ small, pull: small === 'drawn' ? Math.max(1, one.pull) : 0 })}
        />
      )}
      {one.small === 'drawn' && <NumberField label={word('pull')} value={one.pull} places={0} onChange={(pull) => set({ pull })} />}
      <ChoiceField
        label={word('exempt')}
        value={one.exempt}
        of={['spread', 'full'] as const}
        word={(exempt) => t(`spread.${exempt}`)}
        onChange={(exempt) => set({ exempt })}
      />
      <ChoiceField
        label={word('none')}
        value={one.none}
        of={['spread', 'full'] as const}
        word={(none) => t(`spread.${none}`)}
        onChange={(none) => set({ none })}
      />
      <Checkbox checked={one.outside} onChange={({ target }) => set({ outside: target.checked })}>
        {word('outside')}
      </Checkbox>
      <Button size="small" danger onClick={() => onChange(null)}>
        {t('edit.remove', { name: labelOf(one.name) })}
      </Button>
    </fieldset>
  );
};

const fresh = (n: number): Indicator => ({
  code: `indicator_${n}`,
  name: { zh: '新指标', en: null },
  unit: 'points',
  better: 'more',
  source: { kind: 'given', help: '' },
  full: 0,
  scoring: { kind: 'given' },
  outside: false,
  least: 0,
  small: 'apart',
  pull: 0,
  exempt: 'spread',
  none: 'spread',
  zones: {},
});

/** Why a department has no card of streets of its own, and where its indicators go. */
const DepartmentsOwn = () => {
  const { t } = useTranslation('scorecards-console');
  const yearly = (useQuery(cardsQuery).data?.items ?? []).find(({ subjects, period }) => subjects === 'street' && period === 'year');
  return (
    <Alert
      type="warning"
      showIcon
      className="wide"
      title={t('edit.ownerRefused')}
      description={
        yearly ? (
          <Link to="/scorecards/cards/$code" params={{ code: yearly.code }}>
            {t('edit.toYearly')}
          </Link>
        ) : (
          t('edit.noYearly')
        )
      }
    />
  );
};

/** Everything a card says, and what it would have made of the last period. Vetoes come in with the file. */
export const CardEditor = ({ content, onChange, onReplace }: EditorProps<Card>) => {
  const { t } = useTranslation('scorecards-console');
  const set = (part: Partial<Card>): void => onChange({ ...content, ...part });
  const word = (key: string): string => t(`edit.${key}`);
  const sum = content.indicators.reduce((all, one) => all + (one.outside ? 0 : one.full), 0);
  return (
    <>
      <div className="score-edit">
        <Field label={word('template')}>
          <Select<TemplateName | null>
            aria-label={word('template')}
            value={null}
            placeholder={word('templateHint')}
            options={templateNames.map((value) => ({ value, label: t(`edit.templates.${value}`) }))}
            onChange={(name) =>
              name !== null && void import('#contract/scorecards/templates.ts').then((m) => onReplace(structuredClone(m.templates[name])))
            }
          />
        </Field>
        <TextField label={word('title')} value={content.title.zh} most={60} onChange={(zh) => set({ title: { ...content.title, zh } })} />
        <TextField
          label={word('titleEn')}
          value={content.title.en ?? ''}
          most={80}
          onChange={(en) => set({ title: { ...content.title, en: en || null } })}
        />
        <ChoiceField
          label={word('subjects')}
          value={content.subjects}
          of={subjectKinds}
          word={(one) => t(`subjects.${one}`)}
          onChange={(subjects) => {
            const { roles: _, ...rest } = content;
            onChange({ ...rest, subjects, ...(subjects === 'post' && { roles: ['grid_worker'] }) });
          }}
        />
        {content.subjects === 'post' && (
          <Field label={word('roles')} wide>
            <Select
              mode="multiple"
              aria-label={word('roles')}
              value={[...(content.roles ?? postRoles)]}
              options={postRoles.map((value) => ({ value, label: t(`accounts:roles.${value}`) }))}
              onChange={(roles) => roles.length > 0 && set({ roles })}
            />
          </Field>
        )}
        <ChoiceField
          label={word('period')}
          value={content.period}
          of={periods}
          word={(one) => t(`periods.${one}`)}
          onChange={(period) => set({ period })}
        />
        <Field label={word('owner')} wide>
          <OrganisationSelect label={word('owner')} value={content.owner ?? undefined} onChange={(id) => set({ owner: id ?? null })} />
        </Field>
        {content.owner && (content.subjects === 'street' || content.subjects === 'community') && <DepartmentsOwn />}
        <NumberField label={word('whole')} value={content.full} most={10_000} onChange={(full) => set({ full })} />
        <NumberField label={word('digits')} value={content.digits} most={4} places={0} onChange={(digits) => set({ digits })} />
        <NumberField label={word('ranked')} value={content.ranked} most={100} places={0} onChange={(ranked) => set({ ranked })} />
        <NumberField
          label={word('appealDays')}
          value={content.appealDays}
          most={60}
          places={0}
          onChange={(appealDays) => set({ appealDays })}
        />
        <NumberField
          label={word('answerDays')}
          value={content.answerDays}
          most={60}
          places={0}
          onChange={(answerDays) => set({ answerDays })}
        />
        <TextField label={word('rule')} value={content.source} most={300} wide onChange={(source) => set({ source })} />
      </div>
      <h2>{word('indicators')}</h2>
      <p className={sum === content.full ? 'soft' : 'field-problem'} role="status">
        {t('edit.sum', { sum, full: content.full })}
      </p>
      {content.indicators.map((one, i) => (
        <IndicatorFields
          // a code changes while it is typed
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={i}
          one={one}
          card={content}
          onChange={(next) => set({ indicators: next === null ? content.indicators.toSpliced(i, 1) : content.indicators.with(i, next) })}
        />
      ))}
      <Button icon={<PlusOutlined />} onClick={() => set({ indicators: [...content.indicators, fresh(content.indicators.length + 1)] })}>
        {word('addIndicator')}
      </Button>
      <Zones card={content} onChange={set} />
      <h2>{word('lists')}</h2>
      <div className="score-edit">
        {(['red', 'yellow'] as const).map((list) => (
          <Field key={list} label={t(`lists.${list}`)}>
            <NumberInput
              aria-label={t('edit.listOf', { list: t(`lists.${list}`) })}
              min={1}
              max={200}
              precision={0}
              placeholder={word('noList')}
              value={content[list]?.most ?? null}
              onChange={(most) => set({ [list]: most === null ? null : { most, total: content[list]?.total ?? null } })}
            />
          </Field>
        ))}
      </div>
      <TryOut card={content} />
    </>
  );
};
