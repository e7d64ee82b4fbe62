import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';

/** What the commands and queries of this module work with. */
export type Matching = { readonly kernel: Kernel } & Pick<Services, 'registers' | 'territory' | 'organisations'>;
