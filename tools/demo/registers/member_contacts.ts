import type { BroughtRow } from '#modules/registers/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['party_members'];
const said = ['工作稳定，参加了驻地组织生活', '询问老家党费交纳方式', '计划春节返乡', '寄去学习资料，已收到'];
const ways = ['phone', 'message', 'video', 'family'];

/** Members who are away and how they were reached: most of them within the month. */
const memberContacts: DemoRows = ({ rows, random, day, moment }) =>
  rows('party_members')
    .filter(({ values }) => values['ledger'] === 'mobile_out')
    .flatMap(({ id, values }, n) =>
      Array.from({ length: n % 4 === 3 ? 1 : 3 }, (_, i): BroughtRow => {
        const back = (n % 4 === 3 ? 50 : between(random, 2, 25)) + i * 31;
        return {
          values: {
            summary: said[(n + i) % said.length] ?? '',
            member: id,
            area: values['area'] ?? '',
            day: day(-back),
            way: ways[(n + i) % ways.length] ?? 'phone',
            reached: true,
          },
          state: 'entered',
          at: moment(-back),
        };
      }),
    );
export default memberContacts;
