import { masterKeyOf } from '#kernel/keys/master.ts';

/** The master key of test installations, the same for all: a filled database is copied and opened by others. */
export const testKeys = [masterKeyOf(Buffer.alloc(32, 'linli tests').toString('base64url'))];
