import { Button, Select, Table, Tag } from 'antd';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActivityKind, type ActivityKinds, shippedKinds } from '#contract/activities/kinds.ts';
import type { Difference } from '#contract/kernel/definition-diff.ts';
import { labelOf } from '#ui/i18n.ts';
import { useMedia } from '../../../app/hooks.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView, EditorProps } from '../../../components/definition/definition.ts';
import { named } from '../../../components/named.ts';
import { KindDrawer } from './KindDrawer.tsx';
import '../../../styles/stacks.css';

const Editor = ({ content: { kinds }, onChange }: EditorProps<ActivityKinds>) => {
  const { t } = useTranslation('activities-console');
  const wide = useMedia('(min-width: 768px)');
  const [open, setOpen] = useState<number | null>(null);
  const shown = open === null ? undefined : kinds[open];
  const add = (like: string): void => {
    const from = shippedKinds.find(({ code }) => code === like);
    if (!from) return;
    const code = `kind_${kinds.length + 1}`;
    onChange({ kinds: [...kinds, { ...structuredClone(from), code }] });
    setOpen(kinds.length);
  };
  return (
    <>
      <Table<ActivityKind>
        size="small"
        className="stacks"
        rowKey="code"
        pagination={false}
        dataSource={kinds}
        scroll={wide ? { x: 720 } : {}}
        columns={[
          {
            title: t('kind'),
            key: 'kind',
            render: (_, one) => (
              <>
                <strong>{labelOf(one.title)}</strong> <span className="soft">{one.code}</span>
                {one.retired && <Tag>{t('kinds.retired')}</Tag>}
              </>
            ),
          },
          {
            title: t('whoJoins'),
            key: 'join',
            onCell: () => named(t('whoJoins')),
            render: (_, { join }) => t(`activities:joiners.${join}`),
          },
          { title: t('checkIn'), key: 'checkIn', onCell: () => named(t('checkIn')), render: (_, { checkIn }) => t(`checkIns.${checkIn}`) },
          { title: t('hours'), key: 'hours', onCell: () => named(t('hours')), render: (_, { hours }) => t(`kinds.rules.${hours.rule}`) },
          {
            title: t('acts.title'),
            key: 'acts',
            render: (_, one, at) => (
              <Button size="small" aria-label={t('kinds.changeOf', { name: labelOf(one.title) })} onClick={() => setOpen(at)}>
                {t('acts.change')}
              </Button>
            ),
          },
        ]}
      />
      <p>
        <Select
          aria-label={t('kinds.add')}
          placeholder={t('kinds.add')}
          value={null}
          options={shippedKinds.map(({ code, title }) => ({ value: code, label: t('kinds.like', { name: labelOf(title) }) }))}
          onChange={(code: string | null) => code && add(code)}
        />
      </p>
      {shown && (
        <KindDrawer kind={shown} onChange={(next) => onChange({ kinds: kinds.with(open as number, next) })} onClose={() => setOpen(null)} />
      )}
    </>
  );
};

const wordsOf = (t: TFunction, value: unknown): string => {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'boolean') return t(`activities-console:kinds.${value ? 'yes' : 'no'}`);
  if (Array.isArray(value)) return value.map((one) => wordsOf(t, one)).join(t('activities-console:comma'));
  if (typeof value !== 'object') return t(`activities-console:kinds.values.${String(value)}`, { defaultValue: String(value) });
  if ('zh' in value) return labelOf(value as { zh: string; en: string | null });
  return 'title' in value
    ? wordsOf(t, value.title)
    : Object.values(value)
        .map((one) => wordsOf(t, one))
        .join(' · ');
};
/** One difference between two sets of kinds, in words. */
const describeKinds =
  (t: TFunction) =>
  ({ path, before, after }: Difference) => ({
    where: path
      .slice(1)
      .map((part) => t(`activities-console:kinds.fields.${part}`, { defaultValue: part }))
      .join(' · '),
    before: wordsOf(t, before),
    after: wordsOf(t, after),
  });

/** The kinds of activities: prepared, published and kept by versions; those that come along where none were published yet. */
export const Kinds = () => {
  const { t } = useTranslation();
  const view = useMemo(
    (): DefinitionView<ActivityKinds> => ({
      kind: 'activities.kinds',
      Editor,
      empty: { kinds: structuredClone(shippedKinds) as ActivityKind[] },
      describe: describeKinds(t),
    }),
    [t],
  );
  return <DefinitionFrame view={view} />;
};
