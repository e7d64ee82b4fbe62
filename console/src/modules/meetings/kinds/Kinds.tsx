import { Button, Select, Table, Tag } from 'antd';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Difference } from '#contract/kernel/definition-diff.ts';
import { type MeetingKind, type MeetingKinds, shippedKinds } from '#contract/meetings/kinds.ts';
import { labelOf } from '#ui/i18n.ts';
import { useMedia } from '../../../app/hooks.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView, EditorProps } from '../../../components/definition/definition.ts';
import { named } from '../../../components/named.ts';
import { partWords } from '../../../components/TermsFields.tsx';
import { KindDrawer } from './KindDrawer.tsx';
import '../../../styles/stacks.css';

const Editor = ({ content: { kinds }, onChange }: EditorProps<MeetingKinds>) => {
  const { t } = useTranslation('meetings-console');
  const wide = useMedia('(min-width: 768px)');
  const [open, setOpen] = useState<number | null>(null);
  const shown = open === null ? undefined : kinds[open];
  const add = (like: string): void => {
    const from = shippedKinds.find(({ code }) => code === like);
    if (!from) return;
    onChange({ kinds: [...kinds, { ...structuredClone(from), code: `kind_${kinds.length + 1}` }] });
    setOpen(kinds.length);
  };
  return (
    <>
      <Table<MeetingKind>
        size="small"
        className="stacks"
        rowKey="code"
        pagination={false}
        dataSource={kinds}
        scroll={wide ? { x: 800 } : {}}
        columns={[
          {
            title: t('form.kind'),
            key: 'kind',
            render: (_, one) => (
              <>
                <strong>{labelOf(one.title)}</strong> <span className="soft">{one.code}</span>{' '}
                {one.retired && <Tag>{t('kindForm.retired')}</Tag>}
              </>
            ),
          },
          {
            title: t('quorum'),
            key: 'quorum',
            onCell: () => named(t('quorum')),
            render: (_, { terms }) => partWords(t, terms.at(-1)?.quorum ?? null),
          },
          {
            title: t('kindForm.noticeDays'),
            key: 'notice',
            onCell: () => named(t('kindForm.noticeDays')),
            render: (_, { terms }) => t('days2', { count: terms.at(-1)?.noticeDays ?? 0 }),
          },
          {
            title: t('rule'),
            key: 'source',
            onCell: () => named(t('rule')),
            render: (_, { terms }) => <span className="soft">{terms.at(-1)?.source}</span>,
          },
          {
            title: t('acts'),
            key: 'acts',
            render: (_, one, at) => (
              <Button size="small" aria-label={t('kindForm.changeOf', { name: labelOf(one.title) })} onClick={() => setOpen(at)}>
                {t('kindForm.change')}
              </Button>
            ),
          },
        ]}
      />
      <p>
        <Select
          aria-label={t('kindForm.add')}
          placeholder={t('kindForm.add')}
          value={null}
          options={shippedKinds.map(({ code, title }) => ({ value: code, label: t('kindForm.like', { name: labelOf(title) }) }))}
          onChange={(code: string | null) => code && add(code)}
        />
      </p>
      {shown && (
        <KindDrawer kind={shown} onChange={(next) => onChange({ kinds: kinds.with(open as number, next) })} onClose={() => setOpen(null)} />
      )}
    </>
  );
};

const wordsOf = (value: unknown): string => {
  if (value === null || value === undefined) return '—';
  if (typeof value !== 'object') return String(value);
  if ('zh' in value) return labelOf(value as { zh: string; en: string | null });
  return Object.values(value).map(wordsOf).join(' · ');
};
/** One difference between two sets of kinds, in words. */
const describeKinds =
  (t: TFunction) =>
  ({ path, before, after }: Difference) => ({
    where: path
      .slice(1)
      .map((part) => t([`meetings-console:kindForm.fields.${part}`, `terms-console:fields.${part}`], { defaultValue: String(part) }))
      .join(' · '),
    before: wordsOf(before),
    after: wordsOf(after),
  });

/** The kinds of meetings: prepared, published and kept by versions; those that come along where none were published yet. */
export const Kinds = () => {
  const { t } = useTranslation();
  const view = useMemo(
    (): DefinitionView<MeetingKinds> => ({
      kind: 'meetings.kinds',
      Editor,
      empty: { kinds: structuredClone(shippedKinds) as MeetingKind[] },
      describe: describeKinds(t),
    }),
    [t],
  );
  return <DefinitionFrame view={view} />;
};
