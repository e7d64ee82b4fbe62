import type { Content } from '#contract/demands/rules.ts';

/** What names of settings and permissions give away that they serve something the rule forbids. */
const signs: Readonly<Record<Exclude<Content, 'traces'> | 'carrier', RegExp>> = {
  check_in: /check_?in|sign_in_(days|streak)|attendance/i,
  ranking: /rank|leader_?board/i,
  online_time: /online_?(time|minutes)|session_time/i,
  // packs and apps may be installed: to count who did, or to force them, is what the rule is about
  install: /install(ed|ation)?_(rate|share|count|users)|(forced|must)_install|download_(rate|count)/i,
  log_in: /log_?in_(rate|days|count)|active_days/i,
  likes: /(^|[._])likes?([._]|$)|share_count|forward|vote_count/i,
  study_time: /study_(time|minutes)|learning_(time|minutes)/i,
  trade: /trade|price|sale|commission/i,
  carrier: /assessment_by|kpi/i,
};

/** Names of settings and permissions by which an installation would do what a prohibition forbids. */
export const namesAgainst = (prohibition: string, names: readonly string[]): string[] => {
  const sign = signs[prohibition as keyof typeof signs];
  return sign ? names.filter((name) => sign.test(name)) : [];
};
