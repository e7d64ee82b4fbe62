import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PackItem } from '#contract/packs/api.ts';

/** Where a pack comes from, as far as it is proven. */
export const Origin = ({ pack: { origin, signer, key } }: { pack: PackItem }) => {
  const { t } = useTranslation('packs-console');
  const isDoubtful = origin === 'unknown' || origin === 'unsigned';
  return (
    <Tag {...(isDoubtful && { color: 'warning' })} title={key ?? undefined}>
      {t(`origin.${origin}`, { signer })}
    </Tag>
  );
};
