import { useQuery, useQueryClient } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '#contract/territory/api.ts';
import { call, endpoints } from '../app/api.ts';
import { useSettled } from '../app/hooks.ts';
import { areasQuery } from '../app/queries.ts';

interface Node {
  id: string;
  pId: string | null;
  value: string;
  title: string;
  isLeaf: boolean;
  area: Area;
}
/** Code of the area above: the path without its last step. */
const parentOf = (area: Area): string => area.path.split('.').slice(0, -1).join('');
const nodeOf = (area: Area): Node => ({
  id: area.code,
  pId: parentOf(area),
  value: area.code,
  title: area.name,
  isLeaf: area.childCount === 0,
  area,
});

interface Props {
  value?: string | undefined;
  onChange?: (code: string | undefined, area: Area | undefined) => void;
  placeholder?: string;
  id?: string;
  size?: 'small' | 'middle' | 'large';
  label: string;
  /** Name of the value, shown until its branch of the tree is loaded. */
  valueName?: string | undefined;
}

/** An area out of the tree, loaded branch by branch; typing finds names anywhere below. */
export const AreaSelect = ({ value, onChange, placeholder, id, size, label, valueName }: Props) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: top } = useQuery(areasQuery(undefined));
  const [nodes, setNodes] = useState<Node[]>([]);
  const [words, setWords] = useState('');
  const settled = useSettled(words.trim());
  const { data: found } = useQuery({
    queryKey: ['areas', 'find', settled],
    enabled: settled.length > 0,
    queryFn: ({ signal }) => call(endpoints.territory.listAreas, { query: { q: settled } }, signal),
  });
  const load = async (code: string): Promise<void> => {
    const { items } = await client.ensureQueryData(areasQuery(code));
    setNodes((all) => [...all, ...items.map(nodeOf).filter((n) => !all.some((known) => known.id === n.id))]);
  };
  const root = top?.items[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first branch is loaded once, when the root is known
  useEffect(() => {
    if (root) void load(root.code);
  }, [root?.code]);

  const tree = (top?.items ?? []).map((area) => ({ ...nodeOf(area), pId: null }));
  const known = [...tree, ...nodes];
  const shown = settled ? (found?.items ?? []).map((area) => ({ ...nodeOf(area), pId: null, isLeaf: true })) : known;
  const missing = value !== undefined && !shown.some((n) => n.value === value);
  return (
    <TreeSelect
      id={id}
      size={size}
      aria-label={label}
      value={value}
      placeholder={placeholder ?? label}
      allowClear
      treeDataSimpleMode={{ rootPId: null as unknown as string }}
      style={{ width: '100%' }}
      treeData={missing ? [...shown, { id: value, pId: null, value, title: valueName ?? value, isLeaf: true }] : shown}
      showSearch={{ searchValue: words, onSearch: setWords, filterTreeNode: false }}
      treeDefaultExpandedKeys={root ? [root.code] : []}
      key={root ? 'ready' : 'loading'}
      loadData={(node) => load(String(node.value))}
      popupMatchSelectWidth={300}
      notFoundContent={settled ? t('areas.none') : t('loading')}
      onChange={(code: string | undefined) => {
        setWords('');
        onChange?.(code, [...shown, ...known].find((n): n is Node => 'area' in n && n.value === code)?.area);
      }}
    />
  );
};
