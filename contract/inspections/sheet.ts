import { z } from 'zod';
import { shortCode as key, line } from '../kernel/shapes.ts';
import { inspectionLines } from './values.ts';

const points = z
  .number()
  .min(0.01)
  .max(100)
  .refine((x) => Math.abs(x * 100 - Math.round(x * 100)) < 1e-6, 'has more than two places');

const item = z.object({ key, text: line.min(2).max(80), points: points.describe('deducted for each spot') });
const group = z.object({
  key,
  line: z.enum(inspectionLines),
  name: line.min(2).max(40),
  mendDays: z.number().int().min(0).max(90).describe('days to mend it, not counting the day it is found; 0: the same day'),
  waived: z.number().int().min(0).max(100).describe('per cent of the points that are waived when it is mended in time'),
  items: z.array(item).min(1).max(60),
});
export type SheetGroup = z.infer<typeof group>;

/** What is looked at in estates, and what each spot costs. */
export const inspectionSheet = z.object({
  name: line.min(2).max(60),
  source: line.max(200).describe('what it rests on'),
  groups: z.array(group).min(1).max(20),
});
export type InspectionSheet = z.infer<typeof inspectionSheet>;

type Items = Readonly<Record<string, readonly [text: string, points: number]>>;
const groupOf = (line: SheetGroup['line'], name: string, mendDays: number, items: Items): SheetGroup => ({
  key: line,
  line,
  name,
  mendDays,
  waived: 50,
  items: Object.entries(items).map(([own, [text, each]]) => ({ key: own, text, points: each })),
});

/**
 * What holds until a jurisdiction publishes its own: five parts after the monthly and daily checks of Qingdao (8 items, 39 sub-items, a point a spot) and Taizhou,
 * Jiangsu (2023). A district sets its own weights.
 */
export const defaultSheet: InspectionSheet = {
  name: '物业服务日常检查表',
  source: '参考青岛、江苏泰州公开的物业日常检查办法，以本地发布的检查表为准',
  groups: [
    groupOf('base', '基础管理', 5, {
      notice: ['服务内容、收费标准、投诉电话未公示', 1],
      uniform: ['工作人员未着装、未佩戴标识', 0.5],
      desk: ['服务台、报修电话无人值守', 1],
      repairs: ['报修没有登记或没有回复', 1],
      accounts: ['公共收益、账目没有按期公布', 2],
      files: ['巡检、维修、消杀记录不全', 1],
      training: ['没有开展应急演练或没有记录', 1],
    }),
    groupOf('equipment', '设施设备', 7, {
      lift: ['电梯无检验合格标志或超期', 2],
      lift_fault: ['电梯停运没有告示、没有报修', 1],
      lamps: ['公共照明不亮', 0.5],
      door: ['单元门、门禁损坏', 1],
      pump: ['水泵房、配电房未上锁或无巡检记录', 1],
      cover: ['井盖缺失、破损', 2],
      walls: ['外墙、屋面破损渗漏没有处理', 1],
      fitness: ['健身、儿童设施损坏没有警示', 1],
    }),
    groupOf('order', '秩序与消防', 3, {
      lane: ['消防车道、疏散通道被占用堵塞', 2],
      kit: ['灭火器、消火栓缺失或失效', 2],
      bikes: ['电动自行车进楼入户、飞线充电没有制止', 2],
      guard: ['门岗脱岗、不登记来访', 1],
      control_room: ['消防控制室无人值班、无证上岗', 2],
      parking: ['车辆乱停乱放', 0.5],
      cameras: ['监控损坏、录像不足三十天', 1],
      illegal: ['违法搭建没有制止、没有报告', 2],
    }),
    groupOf('cleaning', '环境卫生', 1, {
      litter: ['道路、绿地有垃圾杂物', 1],
      corridor: ['楼道堆放杂物、积尘', 1],
      bins: ['垃圾桶满溢、桶周不洁', 1],
      sorting: ['垃圾分类投放点混投、破损', 1],
      adverts: ['小广告没有清理', 0.5],
      lift_dirty: ['电梯轿厢不洁', 0.5],
      waste: ['装修垃圾、大件垃圾没有定点存放', 1],
      snow: ['积水、积雪没有及时清扫', 1],
      pests: ['鼠蚁蚊蝇孳生，没有消杀', 1],
    }),
    groupOf('green', '绿化养护', 7, {
      bare: ['绿地裸露、黄土露天', 1],
      dead: ['树木枯死、倒伏没有处理', 1],
      weeds: ['杂草丛生、没有修剪', 0.5],
      taken: ['毁绿种菜、占绿没有制止', 1],
      plant_pests: ['病虫害没有防治', 0.5],
    }),
  ],
};

/** An item of a sheet with the group it stands in. */
export const itemOf = (sheet: InspectionSheet, own: string): { group: SheetGroup; item: SheetGroup['items'][number] } | null => {
  for (const one of sheet.groups) for (const found of one.items) if (found.key === own) return { group: one, item: found };
  return null;
};
