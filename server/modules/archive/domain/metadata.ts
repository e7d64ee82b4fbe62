import type { PackedCase } from './package.ts';

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // characters XML does not know
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');

type Element = readonly [name: string, value: string | number | null | readonly Element[]];
const written = (elements: readonly Element[], depth: number): string =>
  elements
    .map(([name, value]) => {
      const at = '  '.repeat(depth);
      if (value === null || value === '') return `${at}<${name}/>\n`;
      return typeof value === 'object'
        ? `${at}<${name}>\n${written(value, depth + 1)}${at}</${name}>\n`
        : `${at}<${name}>${escaped(String(value))}</${name}>\n`;
    })
    .join('');

/** What the metadata say beside the log. */
export interface Described {
  readonly category: string | null;
  readonly area: string;
  readonly className: string;
  readonly stateOf: (state: string) => string;
  readonly actionOf: (event: PackedCase['events'][number]) => string;
  readonly organisationOf: (id: string | null) => string | null;
  /** Files in the package and their bytes. */
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

/** `metadata.xml`: the case, its files and what was done about it, with the elements of the field's metadata schemes. No person is named in it. */
export const metadataOf = (c: PackedCase, d: Described): string => {
  const entity: Element[] = [
    ['聚合层次', '件'],
    [
      '来源',
      [
        ['立档单位名称', c.jurisdiction.name],
        ['立档单位代码', c.jurisdiction.code],
      ],
    ],
    ['电子文件号', c.id],
    ['档号', c.number],
    [
      '内容描述',
      [
        ['题名', c.title],
        ['分类', d.category],
        ['区域', d.area],
      ],
    ],
    [
      '日期',
      [
        ['形成', c.events[0]?.at ?? null],
        ['归档', c.archivedAt],
      ],
    ],
    ['保管期限', d.className],
    ['保管至', c.keepUntil],
    ['密级', '内部'],
    ['归档封印', c.seal],
    ['存在状态', c.reports.some(({ erasedAt }) => erasedAt !== null) ? '个人信息已到期删除' : '完整'],
  ];
  const files = d.files.map(
    (file): Element => [
      '文件',
      [
        ['名称', file.name],
        ['字节数', file.bytes],
        ['SHA-256', file.sha256],
      ],
    ],
  );
  const acts = c.events.map(
    (e): Element => [
      '业务行为',
      [
        ['序号', e.seq],
        ['行为', d.actionOf(e)],
        ['行为时间', e.at],
        ['办后状态', d.stateOf(e.to)],
        ['责任机构', d.organisationOf(e.organisationId)],
        ['链值', e.hash],
      ],
    ],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<电子档案 格式="linli-archive/1">\n${written(
    [
      ['文件实体', entity],
      ['电子文件', files],
      ['业务实体', acts],
    ],
    1,
  )}</电子档案>\n`;
};
