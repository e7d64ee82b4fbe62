import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select, Table } from 'antd';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Difference } from '#contract/kernel/definition-diff.ts';
import { type PointRule, type PointRules, pointRules, shippedRules } from '#contract/points/rules.ts';
import type { exportPointRules, importPointRules, PointRulesImport } from '#contract/points/rules-sheet.ts';
import { labelOf } from '#ui/i18n.ts';
import { useMedia } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView, EditorProps } from '../../../components/definition/definition.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { named } from '../../../components/named.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { actsQuery } from '../queries.ts';
import { Sections } from '../Sections.tsx';
import { CapFields } from './CapFields.tsx';
import { Effect, EffectTotal } from './Effect.tsx';
import { RuleDrawer } from './RuleDrawer.tsx';
import '../../../styles/points-rules.css';
import '../../../styles/stacks.css';

const sheet: (typeof exportPointRules)['path'] = '/api/points/rules/sheet';
const address: (typeof importPointRules)['path'] = '/api/points/rules/import';
const answers = ['rules', 'caps', 'faults'] as const satisfies readonly (keyof PointRulesImport)[];
/** A code no rule has. */
const freshCode = (rules: readonly PointRule[]): string => {
  const taken = new Set(rules.map(({ code }) => code));
  let n = rules.length + 1;
  while (taken.has(`rule_${n}`)) n++;
  return `rule_${n}`;
};
const months = Array.from({ length: 12 }, (_, i) => i + 1);

const Editor = ({ content, onChange }: EditorProps<PointRules>) => {
  const { t } = useTranslation('points-rules-console');
  const wide = useMedia('(min-width: 768px)');
  const acts = useQuery(actsQuery).data?.items ?? [];
  const [open, setOpen] = useState<number | null>(null);
  const { rules, caps, step, seasons } = content;
  const shown = open === null ? undefined : rules[open];
  const set = (part: Partial<PointRules>): void => onChange({ ...content, ...part });
  const add = (): void => {
    const [first] = acts;
    const fresh: PointRule = {
      ...structuredClone(shippedRules.rules[0] as PointRule),
      code: freshCode(rules),
      title: { zh: '', en: null },
      act: first?.act ?? 'volunteers.hours',
    };
    set({ rules: [...rules, fresh] });
    setOpen(rules.length);
  };
  const capsOf = ({ caps: own }: PointRule): string =>
    own.map(({ per, points }) => t('rule.capOf', { per: t(`periods.${per}`), points })).join(t('comma')) || t('rule.uncapped');
  return (
    <>
      <Table<PointRule>
        size="small"
        className="stacks"
        rowKey={(one) => one.code}
        pagination={false}
        dataSource={rules}
        scroll={wide ? { x: 720 } : {}}
        locale={{ emptyText: <span className="soft">{t('rule.none')}</span> }}
        columns={[
          {
            title: t('rule.one'),
            key: 'rule',
            render: (_, one) => (
              <>
                <strong>{labelOf(one.title)}</strong>
                <div className="soft">{acts.find(({ act }) => act === one.act)?.title ?? one.act}</div>
              </>
            ),
          },
          {
            title: t('rule.classes'),
            key: 'classes',
            onCell: () => named(t('rule.classes')),
            render: (_, one) => one.classes.map((each) => t(`classes.${each}`)).join(t('comma')) || t('classes.everybody'),
          },
          {
            title: t('rule.points'),
            key: 'points',
            onCell: () => named(t('rule.points')),
            render: (_, one) => (
              <span className="num">
                {one.points} {t(acts.find(({ act }) => act === one.act)?.unit === 'times' ? 'perTime' : 'perHour')}
              </span>
            ),
          },
          { title: t('rule.caps'), key: 'caps', onCell: () => named(t('rule.caps')), render: (_, one) => capsOf(one) },
          {
            title: t('rule.months'),
            key: 'months',
            onCell: () => named(t('rule.months')),
            render: (_, one) => (one.months === null ? t('rule.never') : t('rule.inMonths', { count: one.months })),
          },
          {
            title: t('act'),
            key: 'act',
            render: (_, one, at) => (
              <Button size="small" aria-label={t('rule.changeOf', { name: labelOf(one.title) })} onClick={() => setOpen(at)}>
                {t('rule.change')}
              </Button>
            ),
          },
        ]}
      />
      <p>
        <Button onClick={add}>{t('rule.add')}</Button>
      </p>
      <fieldset className="point-rule">
        <legend>{t('book.title')}</legend>
        <div>
          <span aria-hidden="true">{t('book.step')}</span>
          <NumberInput
            aria-label={t('book.step')}
            min={1}
            max={60}
            precision={0}
            value={step}
            onChange={(next) => next !== null && set({ step: next })}
          />
        </div>
        <div>
          <span aria-hidden="true">{t('book.seasons')}</span>
          <Select
            mode="multiple"
            aria-label={t('book.seasons')}
            value={seasons}
            options={months.map((one) => ({ value: one, label: t('book.month', { month: one }) }))}
            onChange={(next) => next.length > 0 && set({ seasons: next.toSorted((a, b) => a - b) })}
          />
        </div>
        <div className="wide">
          <span>{t('book.caps')}</span>
          <CapFields caps={caps} fresh={{ class: null, per: 'month', points: 60 }} onChange={(next) => set({ caps: next })} />
          <p className="soft">{t('book.capsHelp')}</p>
        </div>
      </fieldset>
      <Effect content={content} />
      {shown && (
        <RuleDrawer
          rule={shown}
          effect={<EffectTotal content={content} />}
          onChange={(next) => set({ rules: rules.with(open as number, next) })}
          onRemove={() => {
            setOpen(null);
            set({ rules: rules.toSpliced(open as number, 1) });
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
};

const wordsOf = (t: TFunction, value: unknown): string => {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.map((one) => wordsOf(t, one)).join(t('points-rules-console:comma')) || '—';
  if (typeof value !== 'object') return t(`points-rules-console:values.${String(value)}`, { defaultValue: String(value) });
  if ('zh' in value) return labelOf(value as { zh: string; en: string | null });
  return 'title' in value
    ? wordsOf(t, value.title)
    : Object.values(value)
        .map((one) => wordsOf(t, one))
        .join(' · ');
};
/** One difference between two books of rules, in words. */
const describe =
  (t: TFunction) =>
  ({ path, before, after }: Difference, contents: { before: unknown; after: unknown }) => {
    const [list, at, ...rest] = path;
    const rule =
      list === 'rules'
        ? ((contents.after ?? contents.before) as PointRules | null)?.rules.find((one, i) => one.code === at || String(i) === String(at))
        : undefined;
    const parts = (list === 'rules' ? rest : path).map((part) => t(`points-rules-console:fields.${part}`, { defaultValue: String(part) }));
    return {
      where: [
        ...(rule && rest.length > 0 ? [labelOf(rule.title)] : []),
        ...(rule && rest.length === 0 ? [t('points-rules-console:rule.one')] : parts),
      ].join(' · '),
      before: wordsOf(t, before),
      after: wordsOf(t, after),
    };
  };

/** The rules of points: prepared, tried on last month's acts, published and kept by versions; those that come along where none were published. */
export const Rules = () => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, download } = useDownload();
  const [importing, setImporting] = useState(false);
  const end = (): void => {
    setImporting(false);
    void client.invalidateQueries({ queryKey: ['definitions'] });
  };
  const view = useMemo(
    (): DefinitionView<PointRules> => ({
      kind: 'points.rules',
      Editor,
      empty: structuredClone(shippedRules),
      read: async (value) => pointRules.safeParse(value).data ?? null,
      describe: describe(t),
    }),
    [t],
  );
  return (
    <>
      <div className="page page-above">
        <Sections />
        <p className="cell-acts">
          <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void download(sheet)}>
            {t('points-rules-console:sheet.export')}
          </Button>
          <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
            {t('points-rules-console:sheet.importing.open')}
          </Button>
        </p>
      </div>
      <DefinitionFrame view={view} />
      {importing && (
        <PlainImport<PointRulesImport>
          words={(key, data = {}) => t(`points-rules-console:sheet.importing.${key}`, data)}
          template={sheet}
          address={address}
          answers={answers}
          ready={({ rules, caps }) => rules + caps > 0}
          onClose={end}
          onDone={end}
        />
      )}
    </>
  );
};
