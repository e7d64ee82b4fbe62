import { Button, Select, Table, type TableColumnType, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf } from '#ui/i18n.ts';
import { useMedia } from '../../app/hooks.ts';
import { named } from '../named.ts';
import '../../styles/stacks.css';

interface Kind {
  readonly code: string;
  readonly title: { readonly zh: string; readonly en: string | null };
  readonly retired: boolean;
}
interface Props<K extends Kind> {
  kinds: readonly K[];
  /** Those that come along: a new one is made like one of them. */
  shipped: readonly K[];
  /** Least width of the table where the screen is wide. */
  width: number;
  /** What is told of each beside its name. */
  columns: readonly { readonly title: string; readonly key: string; readonly tell: (kind: K) => ReactNode }[];
  /** What changes one. */
  drawer: (kind: K, onChange: (next: K) => void, onClose: () => void) => ReactNode;
  onChange: (kinds: K[]) => void;
}

/** The kinds of a definition: a row for each, another made like one that comes along, each changed beside the list. None goes; it is retired. */
export const KindsTable = <K extends Kind>({ kinds, shipped, width, columns, drawer, onChange }: Props<K>) => {
  const { t } = useTranslation('definitions-console');
  const wide = useMedia('(min-width: 768px)');
  const [open, setOpen] = useState<number | null>(null);
  const shown = open === null ? undefined : kinds[open];
  const add = (like: string): void => {
    const from = shipped.find(({ code }) => code === like);
    if (!from) return;
    onChange([...kinds, { ...structuredClone(from), code: `kind_${kinds.length + 1}` }]);
    setOpen(kinds.length);
  };
  return (
    <>
      <Table<K>
        size="small"
        className="stacks"
        rowKey="code"
        pagination={false}
        dataSource={kinds}
        scroll={wide ? { x: width } : {}}
        columns={[
          {
            title: t('kinds.kind'),
            key: 'kind',
            render: (_, one) => (
              <>
                <strong>{labelOf(one.title)}</strong> <span className="soft">{one.code}</span>{' '}
                {one.retired && <Tag>{t('kinds.retired')}</Tag>}
              </>
            ),
          },
          ...columns.map(
            ({ title, key, tell }): TableColumnType<K> => ({ title, key, onCell: () => named(title), render: (_, one) => tell(one) }),
          ),
          {
            title: t('kinds.acts'),
            key: 'acts',
            render: (_, one, at) => (
              <Button size="small" aria-label={t('kinds.changeOf', { name: labelOf(one.title) })} onClick={() => setOpen(at)}>
                {t('kinds.change')}
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
          options={shipped.map(({ code, title }) => ({ value: code, label: t('kinds.like', { name: labelOf(title) }) }))}
          onChange={(code: string | null) => code && add(code)}
        />
      </p>
      {shown &&
        drawer(
          shown,
          (next) => onChange(kinds.with(open as number, next)),
          () => setOpen(null),
        )}
    </>
  );
};
