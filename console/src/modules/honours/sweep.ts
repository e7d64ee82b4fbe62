import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [['supervisor', '/honours', /星级书记/]] satisfies Swept[];
