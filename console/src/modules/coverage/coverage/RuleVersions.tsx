import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type CoverageRule, coverageDefaults } from '#contract/coverage/api.ts';
import type { Difference } from '#contract/kernel/definition-diff.ts';
import { useLocale } from '../../../app/hooks.ts';
import { definitionQuery } from '../../../components/definition/definition.ts';
import { VersionList } from '../../../components/definition/VersionList.tsx';
import { said } from './words.ts';
import '../../../styles/definitions.css';

type Book = { rules?: CoverageRule[] } | null;

/** The versions of the rules, each with what it changed; what a version does not name stood as the default says. */
export const RuleVersions = () => {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useQueryClient();
  const query = definitionQuery('coverage.rules');
  const { data } = useQuery(query);
  const view = useMemo(() => {
    const words = (field: string | undefined, value: unknown): string => {
      if (value === undefined) return t('coverage:edit.restore');
      if (value === null) return t('coverage:edit.noLimit');
      if (field === 'severity') return t(`coverage:severities.${value}`);
      if (typeof value !== 'object')
        return typeof value === 'boolean' ? t(value ? 'platform:settings.on' : 'platform:settings.off') : String(value);
      const { min, max } = value as CoverageRule;
      return min === undefined && max === undefined ? JSON.stringify(value) : `${min ?? ''}–${max ?? ''}`;
    };
    return {
      kind: 'coverage.rules',
      describe: ({ path, before, after }: Difference, contents: { before: unknown; after: unknown }) => {
        const [, code, field] = path;
        const known = [contents.after as Book, contents.before as Book].flatMap((book) => book?.rules ?? []);
        const rule = [...known, ...coverageDefaults].find((one) => one.code === code);
        const name = rule ? said(rule.name, locale) : (code ?? t('coverage:edit.title'));
        return {
          where: field ? `${name} · ${t(`coverage:edit.${field}`)}` : name,
          before: words(field, before),
          after: words(field, after),
        };
      },
    };
  }, [t, locale]);
  if (!data) return null;
  return (
    <VersionList
      view={view as never}
      definition={data}
      onChanged={(now) => {
        client.setQueryData(query.queryKey, now);
        void client.invalidateQueries({ queryKey: ['coverage'] });
      }}
    />
  );
};
