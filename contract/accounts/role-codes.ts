import { z } from 'zod';

/** Code of a role: that of one that comes with the platform, or the id of one of the jurisdiction's own. */
export const roleCode = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z_]*$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
/** Code of a role that a post can give. */
export const givenRole = roleCode.refine((code) => code !== 'resident', 'no post gives this role');
/** What the jurisdiction calls one of its own roles; null for those that come with the platform, whose words the screens have. */
export const roleName = z.string().nullable().describe('null for roles that come with the platform');
