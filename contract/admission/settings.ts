import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';
import { certificates, strictness } from './kinds.ts';

const common = { permission: 'settings.configure', action: 'settings.admission' } as const;

/** What happens to a case that is to go to a community whose list does not admit it. Without a list nothing does. */
export const offList = defineSetting({
  key: 'admission.off_list',
  schema: z.enum(strictness),
  default: 'refuse',
  words: 'admission.strictness',
  ...common,
});
/** Certificates that a community may not be asked for, separated by commas: the ministry's twenty, or the local list. */
export const certificateNames = defineSetting({
  key: 'admission.certificates',
  schema: z.string().trim().max(2_000),
  default: certificates.join('、'),
  ...common,
});
