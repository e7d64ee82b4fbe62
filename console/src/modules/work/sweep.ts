import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [['clerk', '/work', /没有后台任务/]] satisfies Swept[];
