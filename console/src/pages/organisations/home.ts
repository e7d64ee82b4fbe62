import type { Me } from '#contract/people/api.ts';

/** The area a person works in, where the pages begin: that of the widest post, else the whole jurisdiction. */
export const homeArea = (me: Me): string =>
  me.posts.flatMap((post) => (post.area ? [post.area.code] : [])).sort((a, b) => a.length - b.length)[0] ?? me.jurisdiction.code;
