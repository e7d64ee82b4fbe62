import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Cell, Source } from '#contract/collections/content.ts';
import { isFigure } from '#contract/collections/kinds.ts';
import { optionsOf } from '#contract/kernel/form/check.ts';
import { labelOf } from '#ui/i18n.ts';
import { call, endpoints } from '../../../../app/api.ts';

const base = ['households', 'residents', 'street', 'community', 'grid', 'micro_grid', 'cases_month', 'cases_year'] as const;
type Register = Extract<Source, { kind: 'register' }>;

const registersQuery = {
  queryKey: ['registers', 'list'],
  queryFn: ({ signal }: { signal: AbortSignal }) => call(endpoints.registers.listRegisters, {}, signal),
};

/** Where the value of a column comes from: typed, rows of a register, base data, a formula. */
export const SourceField = ({ cell, onChange }: { cell: Cell; onChange: (cell: Cell) => void }) => {
  const { t } = useTranslation('collections-console');
  const { source } = cell;
  const { data } = useQuery({ ...registersQuery, enabled: source.kind === 'register' });
  const put = (next: Source): void =>
    onChange({ ...cell, source: next, climbs: next.kind === 'computed' ? cell.climbs : cell.climbs === 'formula' ? 'sum' : cell.climbs });
  const begun: Readonly<Record<Source['kind'], Source>> = {
    typed: { kind: 'typed' },
    register: { kind: 'register', register: '', what: 'count', field: null, states: [], where: [] },
    base: { kind: 'base', figure: 'households' },
    computed: { kind: 'computed', formula: '' },
    task: source,
  };
  const kinds = (['typed', 'register', 'base', 'computed', 'task'] as const).filter(
    (kind) => kind === 'typed' || kind === source.kind || (kind !== 'task' && isFigure(cell.type)),
  );
  return (
    <div className="collections-source collections-wide">
      <Select
        aria-label={t('design.source')}
        value={source.kind}
        options={kinds.map((value) => ({ value, label: t(`design.sources.${value}`) }))}
        onChange={(kind) => put(begun[kind])}
      />
      {source.kind === 'register' && (
        <>
          <Select
            aria-label={t('design.register')}
            placeholder={t('design.register')}
            value={source.register || undefined}
            options={(data?.items ?? [])
              .filter(({ version }) => version !== null)
              .map(({ code, title }) => ({ value: code, label: title ? labelOf(title) : code }))}
            onChange={(register) => put({ ...source, register, what: 'count', field: null, states: [], where: [] })}
          />
          {source.register && <OfRegister source={source} onChange={put} />}
        </>
      )}
      {source.kind === 'base' && (
        <Select
          aria-label={t('design.figure')}
          value={source.figure}
          options={[...base, ...(base.includes(source.figure as never) ? [] : [source.figure])].map((value) => ({
            value,
            label: value.startsWith('measure:') ? t(`coverage:measures.${value.slice(8)}.name`) : t(`collections:base.${value}`),
          }))}
          onChange={(figure) => put({ kind: 'base', figure })}
        />
      )}
      {source.kind === 'computed' && (
        <Input
          aria-label={t('design.formulaLabel')}
          placeholder={t('design.formulaHint')}
          value={source.formula}
          maxLength={1000}
          onChange={({ target }) => put({ kind: 'computed', formula: target.value })}
        />
      )}
      {source.kind === 'task' && <span className="soft">{t('design.fromTask')}</span>}
    </div>
  );
};

/** What of a register: how many rows or the sum of a field, in which states, with what in one field. */
const OfRegister = ({ source, onChange }: { source: Register; onChange: (source: Register) => void }) => {
  const { t } = useTranslation('collections-console');
  const code = source.register;
  const { data } = useQuery({
    queryKey: ['registers', 'one', code],
    queryFn: ({ signal }) => call(endpoints.registers.getRegister, { params: { code } }, signal),
  });
  if (!data) return null;
  const { content, filterable } = data;
  const usable = content.fields.filter(({ key }) => filterable.includes(key));
  const [condition] = source.where;
  const chosen = usable.find(({ key }) => key === condition?.field);
  const options = chosen?.type === 'yes_no' ? ['true', 'false'] : (chosen && optionsOf(chosen.question)) || [];
  return (
    <>
      <Select
        aria-label={t('design.what')}
        value={source.field ?? ''}
        options={[
          { value: '', label: t('design.count') },
          ...usable
            .filter(({ type }) => type === 'number' || type === 'money')
            .map(({ key, question }) => ({ value: key, label: t('design.sumOf', { title: labelOf(question.words.title) }) })),
        ]}
        onChange={(field) => onChange({ ...source, what: field === '' ? 'count' : 'sum', field: field || null })}
      />
      <Select
        aria-label={t('design.states')}
        placeholder={t('design.states')}
        mode="multiple"
        value={[...source.states]}
        options={content.states.map((state) => ({ value: state.code, label: labelOf(state.title) }))}
        onChange={(states) => onChange({ ...source, states })}
      />
      <Select
        aria-label={t('design.where')}
        placeholder={t('design.where')}
        allowClear
        value={condition?.field}
        options={usable
          .filter(({ type }) => type === 'choice' || type === 'yes_no')
          .map(({ key, question }) => ({ value: key, label: labelOf(question.words.title) }))}
        onChange={(field) => onChange({ ...source, where: field ? [{ field, is: [] }] : [] })}
      />
      {chosen && (
        <Select
          aria-label={t('design.is')}
          placeholder={t('design.is')}
          mode="multiple"
          value={(condition?.is ?? []).map(String)}
          options={options.map((value) => ({
            value,
            label:
              chosen.type === 'yes_no'
                ? t(value === 'true' ? 'yes' : 'no')
                : labelOf(chosen.question.words.options?.[value] ?? { zh: value, en: null }),
          }))}
          onChange={(is) =>
            onChange({ ...source, where: [{ field: chosen.key, is: chosen.type === 'yes_no' ? is.map((one) => one === 'true') : is }] })
          }
        />
      )}
    </>
  );
};
