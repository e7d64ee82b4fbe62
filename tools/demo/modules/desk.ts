import { v7 } from 'uuid';
import { execute } from '#kernel/db.ts';
import { insertItem } from '#modules/desk/index.ts';
import type { DemoStep } from '../step.ts';

interface Post {
  accountId: string;
  username: string;
  areaPath: string | null;
  organisationId: string | null;
}

/** Answers and filters as a street, a community and an office keep them: some shared, some one's own. */
const addDemoDesk: DemoStep = async (tx) => {
  const { rows: posts } = await execute<Post>(
    tx,
    `select p.account_id as "accountId", a.username, p.area_path::text as "areaPath", p.organisation_id as "organisationId"
     from posts p join accounts a on a.id = p.account_id where p.jurisdiction_id = :jurisdiction and a.username in ('dispatcher', 'clerk', 'handler')
     order by a.username, p.id`,
  );
  const at = new Date();
  const add = async (username: string, shared: boolean, kind: 'template' | 'filter', title: string, content: object): Promise<void> => {
    const post = posts.find((one) => one.username === username);
    if (!post) throw new Error(`the demo has nobody called ${username}`);
    const { accountId, areaPath, organisationId } = post;
    const place = shared
      ? { areaPath, organisationId: areaPath === null ? organisationId : null }
      : { areaPath: null, organisationId: null };
    await insertItem(tx, { id: v7(), kind, title, content, accountId, ...place }, at);
  };
  const template = (username: string, title: string, action: string, text: string, shared = true) =>
    add(username, shared, 'template', title, { action, text });
  const filter = (username: string, title: string, search: object, shared = true) => add(username, shared, 'filter', title, { search });

  await template('handler', '当天办结', 'answer', '{姓名}您好：您反映的{地点}问题（{编号}）已于{日期}处理完毕，现场已恢复。感谢您的监督。');
  await template('handler', '已到现场', 'progress', '{日期}已派人到{地点}查看，正在处理。');
  await template('handler', '不属本单位职责', 'return', '经查，{地点}不在{单位}管辖范围，请改派。', false);
  await template('dispatcher', '限当日到场', 'dispatch', '请{日期}内到{地点}现场处置，处置前后各拍一张照片。');
  await template('dispatcher', '资料不全', 'reject', '{编号}未写明具体地点，也无法联系到上报人，请补充后重新上报。');
  await template('clerk', '现场核查通过', 'check', '{日期}到{地点}复查，问题已解决。');
  await filter('dispatcher', '超时的部件', { queue: 'overdue', category: '02' });
  await filter('dispatcher', '本街道督办', { queue: 'supervised' }, false);
  await filter('clerk', '待核查', { queue: 'all', state: ['answered'] });
};
export default addDemoDesk;
