import { type Scheme, scheme } from '#contract/workforce/scheme.ts';
import { defineDefinition, type Problem } from '#kernel/definitions/definitions.ts';

const twice = (codes: readonly string[]): string | undefined => codes.find((code, i) => codes.indexOf(code) < i);

/** Everything that keeps a scheme from being published. */
export const problemsOfScheme = ({ posts, coefficients, degrees, certificates, headcount }: Scheme): Problem[] => {
  const lists = { posts, degrees, certificates };
  return [
    ...(posts.length === 0 ? [{ at: 'posts', code: 'workforce.scheme_posts' as const }] : []),
    ...posts.flatMap(({ title, from, to }, i): Problem[] =>
      from > to || to > coefficients.length
        ? [{ at: `posts.${i}`, code: 'workforce.scheme_range', data: { post: title, from, to, grades: coefficients.length } }]
        : [],
    ),
    ...Object.entries(lists).flatMap(([at, list]): Problem[] => {
      const code = twice(list.map((one) => one.code));
      return code === undefined ? [] : [{ at, code: 'workforce.scheme_twice', data: { code } }];
    }),
    ...(headcount.steps.some(({ households }, i) => i > 0 && households <= (headcount.steps[i - 1]?.households ?? 0))
      ? [{ at: 'headcount', code: 'workforce.scheme_steps' as const }]
      : []),
  ];
};

/** How community workers are graded and paid, by versions. */
export const schemeKind = defineDefinition<Scheme>({
  kind: 'workforce.scheme',
  schema: scheme,
  permission: 'workforce.set_scheme',
  words: 'workforce.scheme',
  problemsOf: problemsOfScheme,
});
