import { v7 } from 'uuid';
import { type ActBody, actBody, type ReportBody } from '#contract/cases/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { actInHistory, type History, openHistory } from '#modules/cases/index.ts';
import { type Random, randomFrom } from '#tools/simulator/random.ts';
import type { Stage } from './live.ts';

interface Asked {
  readonly category: string;
  readonly texts: readonly string[];
  readonly answer: string;
}
/** What people ask again and again, and the knowledge base does not answer yet. */
const asked: readonly Asked[] = [
  {
    category: '入学招生',
    texts: [
      '孩子户口不在本地，想在古城上公办小学，随迁子女入学需要什么材料？',
      '请问随迁子女入学怎么报名，上公办小学要准备哪些材料？',
      '租房的外地人，孩子今年上小学，随迁子女入学有什么条件？',
      '咨询随迁子女入学材料，居住证没满一年可以上公办小学吗？',
      '随迁子女入学什么时候报名，小学入学需要什么材料？',
    ],
    answer: '您好，随迁子女凭居住证、务工证明或营业执照、户口簿，在七月集中登记期到居住地学校登记，由区教体局统筹安排公办学位。',
  },
  {
    category: '社会保险',
    texts: [
      '我租房住，住房公积金怎么提取付房租？',
      '请问公积金提取用来租房要什么手续，一年能提取几次？',
      '想问住房公积金租房提取在哪里办，要不要租房合同？',
      '咨询公积金租房提取，没有租房备案可以提取吗？',
    ],
    answer: '您好，连续缴存满三个月、本人及配偶在本区无房的，可以在手机公积金小程序申请租房提取，按季或按年提取，限额内不需要租房备案。',
  },
  {
    category: '征地拆迁',
    texts: [
      '棚改安置房什么时候交房，过渡费怎么发？',
      '安置房还要等多久交房，过渡费这个季度还没有发。',
      '请问安置房交房时间和过渡费发放标准是什么？',
    ],
    answer: '您好，安置房预计明年二季度交付，过渡费按季发放，逾期的按协议加发，具体由街道征收办电话通知。',
  },
];

const bodyOf = (body: object): ActBody => actBody.parse({ ...body, id: crypto.randomUUID(), version: null });
const hour = 3_600_000;

/** Enquiries of the last weeks that the desk answered at once, one like the other. */
export const enquiries = async ({ ground, company, grids, now }: Stage, numberAt: (at: Date) => number): Promise<History[]> => {
  const random = randomFrom(20_261_129);
  const all: History[] = [];
  for (const { category, texts, answer } of asked) {
    const categoryCode = ground.config.categories.find(({ name }) => name === category)?.code ?? null;
    for (const [n, text] of texts.entries()) {
      const grid = random.pick(grids);
      const day = Math.floor((now.getTime() - (5 + n * 9) * 24 * hour) / (24 * hour)) * 24 * hour;
      const at = new Date(day + (1 + 6 * random.next()) * hour);
      const report = {
        id: crypto.randomUUID(),
        text,
        point: null,
        accuracy: null,
        areaCode: grid.code,
        placeText: null,
        categoryCode,
        photoIds: [],
        anonymous: false,
        occurredAt: null,
        caller: null,
      } as ReportBody;
      let history = openHistory(ground, random.pick(company.residents), report, at, numberAt(at));
      const clerk = await company.staff('clerk', grid.path);
      for (const [i, body] of [{ action: 'verify' }, { action: 'file' }, { action: 'settle', text: answer }].entries())
        history = actInHistory(ground, history, clerk, bodyOf(body), new Date(at.getTime() + (i + 1) * 0.3 * hour)) ?? history;
      all.push(history);
    }
  }
  return all;
};

/** Thirty days in which the answers of the knowledge base were suggested, read and found useful, some more than others. */
export const addPastUse = async (tx: Tx, random: Random, now: Date): Promise<void> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `select w.id from register_rows w join registers g on g.jurisdiction_id = :jurisdiction and g.no = w.register and g.code = 'articles'
     where w.jurisdiction_id = :jurisdiction and w.state = any($1::text[]) order by w.title`,
    [['open', 'internal']],
  );
  for (const { id } of rows) {
    const liked = 0.2 + random.next();
    for (let back = 0; back < 30; back++) {
      const day = shanghaiDay(new Date(now.getTime() - back * 24 * hour));
      const [shown, read] = [Math.round(liked * 4 * random.next()), Math.round(liked * 3 * random.next())];
      if (shown + read === 0) continue;
      await execute(
        tx,
        'insert into knowledge_use (jurisdiction_id, article_id, day, shown, read, taken) values (:jurisdiction, $1, $2, $3, $4, $5)',
        [id, day, shown, read, random.chance(0.4 * liked) ? 1 : 0],
      );
      if (read > 1 && random.chance(0.3))
        await execute(
          tx,
          'insert into knowledge_votes (jurisdiction_id, id, article_id, useful, day) values (:jurisdiction, $1, $2, $3, $4)',
          [v7(), id, random.chance(0.85), day],
        );
    }
  }
};
